<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>till::models</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>till::models::Actions</name>
    <message>
        <source>Keys</source>
        <translation>键位</translation>
    </message>
    <message>
        <source>Find item</source>
        <translation>查商品</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Discount</source>
        <comment>whole sale</comment>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Round off</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Check price</source>
        <translation>查价</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Qty</source>
        <comment>change the quantity</comment>
        <translation>改数量</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>Price</source>
        <comment>change the price</comment>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount</source>
        <comment>one line</comment>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取消行</translation>
    </message>
    <message>
        <source>Cancel sale</source>
        <translation>取消整单</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Unknown codes</source>
        <translation>未知条码</translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation>打印任务</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Part payment</source>
        <translation>部分付款</translation>
    </message>
    <message>
        <source>Other staff number</source>
        <translation>其他工号</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>Taking payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Open payments</source>
        <translation>未决付款</translation>
    </message>
    <message>
        <source>Scan code</source>
        <translation>扫码支付</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>订金</translation>
    </message>
</context>
<context>
    <name>till::models::Checkout</name>
    <message>
        <source> · </source>
        <comment>between two facts</comment>
        <translation>·</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Weighed %1 kg</source>
        <translation>称重 %1 kg</translation>
    </message>
    <message>
        <source>Price was %1</source>
        <translation>原价 %1</translation>
    </message>
    <message>
        <source>Line %1, %2, %3 %4, %5</source>
        <translation>第 %1 行，%2，%3 %4，%5</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还应收</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>已收 %1</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已优惠 %1</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>原价 %1</translation>
    </message>
    <message>
        <source>Last sale %1</source>
        <translation>上一单 %1</translation>
    </message>
</context>
<context>
    <name>till::models::CustomerFace</name>
    <message>
        <source>You save %1</source>
        <translation>已为您省 %1</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Please scan to pay</source>
        <translation>请用手机扫码付款</translation>
    </message>
    <message>
        <source>You pay %1. Please compare the amount.</source>
        <translation>收款方：%1。请核对金额。</translation>
    </message>
    <message>
        <source>Please confirm on your phone</source>
        <translation>请在手机上确认</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>The payment is being checked. Please do not pay again.</source>
        <translation>正在确认付款，不用再付。</translation>
    </message>
    <message>
        <source>Paid, thank you</source>
        <translation>已付，谢谢惠顾</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>找零 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还应付</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎光临</translation>
    </message>
</context>
<context>
    <name>till::models::Format</name>
    <message>
        <source>%1 % off</source>
        <comment>%1: percent taken off; %2: tenths left to pay (折)</comment>
        <translation>%2 折</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>minus</source>
        <translation>负</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 jiao</source>
        <translation>%1 角</translation>
    </message>
    <message>
        <source>%1 fen</source>
        <translation>%1 分</translation>
    </message>
</context>
<context>
    <name>till::models::Members</name>
    <message>
        <source>Green card</source>
        <translation>绿卡会员</translation>
    </message>
    <message>
        <source>Gold card</source>
        <translation>金卡会员</translation>
    </message>
    <message>
        <source>Platinum card</source>
        <translation>白金卡会员</translation>
    </message>
    <message>
        <source>Diamond card</source>
        <translation>钻石卡会员</translation>
    </message>
    <message>
        <source>Group purchase ticket</source>
        <translation>团购券</translation>
    </message>
    <message>
        <source>Exchange ticket</source>
        <translation>兑换券</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Officer’s card</source>
        <translation>士官证</translation>
    </message>
    <message>
        <source>Student card</source>
        <translation>学生证</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Hong Kong and Macao permit</source>
        <translation>港澳通行证</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <source>The member’s card is not accepted</source>
        <translation>这张会员卡不能用</translation>
    </message>
    <message>
        <source>Sell without it; the customer asks at the service desk.</source>
        <translation>先不用会员卡收银，请顾客到服务台咨询。</translation>
    </message>
    <message>
        <source>The host says that this card must not be used</source>
        <translation>会员系统要求停用这张卡</translation>
    </message>
    <message>
        <source>Do not argue: sell without it and call the manager.</source>
        <translation>不要争执：先不用卡收银，并叫店长。</translation>
    </message>
    <message>
        <source>The membership host does not know this till as it is set up</source>
        <translation>会员系统不认识本机的设置</translation>
    </message>
    <message>
        <source>Sell without points and call the manager.</source>
        <translation>先不用积分收银，并叫店长。</translation>
    </message>
    <message>
        <source>The membership host does not work at the moment</source>
        <translation>会员系统暂时用不了</translation>
    </message>
    <message>
        <source>Try again in a minute, or sell without points.</source>
        <translation>过一分钟再试，或者先不用积分。</translation>
    </message>
    <message>
        <source>The till has to check in at the membership host</source>
        <translation>本机要先向会员系统签到</translation>
    </message>
    <message>
        <source>It does so by itself: try again.</source>
        <translation>系统会自动签到，请再试一次。</translation>
    </message>
    <message>
        <source>The membership host did not answer in time</source>
        <translation>会员系统没有及时应答</translation>
    </message>
    <message>
        <source>What it may have booked is taken back by itself. Do not try again before that.</source>
        <translation>可能记上的账会自动冲正，冲正之前不要再试。</translation>
    </message>
    <message>
        <source>There is no such member number</source>
        <translation>没有这个会员号</translation>
    </message>
    <message>
        <source>Look at the number, or swipe the card again.</source>
        <translation>核对号码，或再刷一次卡。</translation>
    </message>
    <message>
        <source>The member’s card has expired</source>
        <translation>会员卡已过期</translation>
    </message>
    <message>
        <source>There are not enough points</source>
        <translation>积分不够</translation>
    </message>
    <message>
        <source>Use fewer points, or another means.</source>
        <translation>少用一些积分，或换一种方式。</translation>
    </message>
    <message>
        <source>The customer’s PIN did not match</source>
        <translation>顾客输入的密码不对</translation>
    </message>
    <message>
        <source>Ask for the PIN again.</source>
        <translation>请顾客再输一次密码。</translation>
    </message>
    <message>
        <source>The PIN was wrong too many times</source>
        <translation>密码错误次数太多</translation>
    </message>
    <message>
        <source>Sell without points; the customer asks at the service desk.</source>
        <translation>先不用积分，请顾客到服务台咨询。</translation>
    </message>
    <message>
        <source>The membership host does not take this amount</source>
        <translation>会员系统不接受这个金额</translation>
    </message>
    <message>
        <source>The membership host does not know the transaction in question</source>
        <translation>会员系统找不到原来那笔交易</translation>
    </message>
    <message>
        <source>Look at the receipt again.</source>
        <translation>再核对一下小票。</translation>
    </message>
    <message>
        <source>The membership host says no</source>
        <translation>会员系统拒绝了</translation>
    </message>
    <message>
        <source>Sell without points.</source>
        <translation>先不用积分收银。</translation>
    </message>
</context>
<context>
    <name>till::models::Messages</name>
    <message>
        <source>No item has this barcode: %1.</source>
        <translation>没有这个条码的商品：%1。</translation>
    </message>
    <message>
        <source>Scan again, or press %1 to find it by name.</source>
        <translation>请再扫一次，或按 %1 按名称查找。</translation>
    </message>
    <message>
        <source>%1 is sold by weight.</source>
        <translation>%1 是称重商品。</translation>
    </message>
    <message>
        <source>Type the kilograms and * first, for example 1.5*.</source>
        <translation>请先输入公斤数和 *，比如 1.5*。</translation>
    </message>
    <message>
        <source>%1 has no price yet.</source>
        <translation>%1 还没有定价。</translation>
    </message>
    <message>
        <source>Ask the manager to give it one in the catalogue.</source>
        <translation>请店长在商品资料里定价。</translation>
    </message>
    <message>
        <source>The label’s amount and weight disagree by %1.</source>
        <translation>秤签上的金额和重量对不上（差 %1）。</translation>
    </message>
    <message>
        <source>Please weigh it again.</source>
        <translation>请重新称一次。</translation>
    </message>
    <message>
        <source>The label of %1 shows no amount or no weight.</source>
        <translation>%1 的秤签上没有金额或重量。</translation>
    </message>
    <message>
        <source>The label has a weight, but %1 is sold by the piece.</source>
        <translation>秤签上有重量，但 %1 是按件卖的。</translation>
    </message>
    <message>
        <source>Scan the barcode on the goods.</source>
        <translation>请扫商品上的条码。</translation>
    </message>
    <message>
        <source>The label of %1 shows more than a line can hold.</source>
        <translation>%1 的秤签数目太大，一行放不下。</translation>
    </message>
    <message numerus="yes">
        <source>The cart of before is back: %n line(s), %1.</source>
        <translation>
            <numerusform>刚才的购物车还在：%n 行，%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This code could not be read in full.</source>
        <translation>这个码没有读全。</translation>
    </message>
    <message>
        <source>Scan it again, slowly.</source>
        <translation>请慢一点再扫一次。</translation>
    </message>
    <message>
        <source>This is a customer’s payment code. Code payment is not set up on this till.</source>
        <translation>这是顾客的付款码。本机还没有开通扫码支付。</translation>
    </message>
    <message>
        <source>Take cash or use the card terminal.</source>
        <translation>请收现金，或用刷卡机。</translation>
    </message>
    <message>
        <source>“%1” is not a quantity.</source>
        <translation>“%1” 不是数量。</translation>
    </message>
    <message>
        <source>Type a number before *, for example 3*.</source>
        <translation>请在 * 前输入数字，比如 3*。</translation>
    </message>
    <message>
        <source>This receipt was not made by this till.</source>
        <translation>这张小票不是本机开的。</translation>
    </message>
    <message>
        <source>Look at its number and ask the till that made it.</source>
        <translation>请看小票上的单号，到开票的那台机器上办理。</translation>
    </message>
    <message>
        <source>This sale is not here any more.</source>
        <translation>这一单已经不在了。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请再看一下列表。</translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation>已挂单：%1</translation>
    </message>
    <message>
        <source>The held sale is back.</source>
        <translation>已取单。</translation>
    </message>
    <message>
        <source>The drawer opens.</source>
        <translation>钱箱正在打开。</translation>
    </message>
    <message>
        <source>The quantity changed: the discount on %1 was taken away.</source>
        <translation>数量改了，%1 原来的优惠已取消。</translation>
    </message>
    <message>
        <source>The cart changed: the discount of the whole sale was taken away.</source>
        <translation>商品改了，原来的整单优惠已取消。</translation>
    </message>
    <message>
        <source>Give it again if it is still wanted.</source>
        <translation>需要的话请重新给。</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>没有设置打印机。</translation>
    </message>
    <message>
        <source>Choose one in the settings, or open the drawer with its key.</source>
        <translation>请在设置里选一台，或用钥匙开钱箱。</translation>
    </message>
    <message>
        <source>Copy %1 of the receipt is printing.</source>
        <translation>正在补打小票，第 %1 次。</translation>
    </message>
    <message>
        <source>Writing works again. Go on selling.</source>
        <translation>可以写入了，请继续收银。</translation>
    </message>
    <message>
        <source>This line is not in the cart.</source>
        <translation>购物车里没有这一行。</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>请先选一行。</translation>
    </message>
    <message>
        <source>This line has been removed already.</source>
        <translation>这一行已经取消了。</translation>
    </message>
    <message>
        <source>Choose another line.</source>
        <translation>请选另一行。</translation>
    </message>
    <message>
        <source>There is nothing of this item in the cart to take back.</source>
        <translation>购物车里没有这件商品可以减。</translation>
    </message>
    <message>
        <source>This item is sold by the piece.</source>
        <translation>这件商品按件卖。</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>This quantity is not possible.</source>
        <translation>数量不对。</translation>
    </message>
    <message>
        <source>Type a number from 0.001 to 99,999.</source>
        <translation>请输入 0.001 到 99,999 之间的数。</translation>
    </message>
    <message>
        <source>This price is not possible.</source>
        <translation>价格不对。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>The amount of this line would be too large.</source>
        <translation>这一行的金额太大了。</translation>
    </message>
    <message>
        <source>Check the quantity; a barcode may have been typed there.</source>
        <translation>请看一下数量，可能把条码输成了数量。</translation>
    </message>
    <message>
        <source>This sale would become too large.</source>
        <translation>这一单的金额太大了。</translation>
    </message>
    <message>
        <source>Take payment for what is in the cart first.</source>
        <translation>请先把购物车里的结了。</translation>
    </message>
    <message>
        <source>The cart is full.</source>
        <translation>购物车满了。</translation>
    </message>
    <message>
        <source>This discount is more than the amount.</source>
        <translation>优惠比金额还多。</translation>
    </message>
    <message>
        <source>Type a smaller one.</source>
        <translation>请输入小一点的。</translation>
    </message>
    <message>
        <source>The cart is empty.</source>
        <translation>购物车是空的。</translation>
    </message>
    <message>
        <source>Scan the first item.</source>
        <translation>请扫第一件商品。</translation>
    </message>
    <message>
        <source>Payment has not been opened.</source>
        <translation>还没有开始收款。</translation>
    </message>
    <message>
        <source>Press %1 first.</source>
        <translation>请先按 %1。</translation>
    </message>
    <message>
        <source>The amount is missing.</source>
        <translation>还没有输入金额。</translation>
    </message>
    <message>
        <source>Type what the customer hands over.</source>
        <translation>请输入顾客给的金额。</translation>
    </message>
    <message>
        <source>This is a very large amount of cash.</source>
        <translation>现金数目太大了。</translation>
    </message>
    <message>
        <source>Clear it and type it again; a barcode may have been typed there.</source>
        <translation>请清空再输入，可能把条码输成了金额。</translation>
    </message>
    <message>
        <source>A card cannot be charged more than what remains.</source>
        <translation>刷卡金额不能超过还应收的金额。</translation>
    </message>
    <message>
        <source>Type a smaller amount.</source>
        <translation>请输入小一点的金额。</translation>
    </message>
    <message>
        <source>A code cannot be charged more than what remains.</source>
        <translation>扫码金额不能超过还需支付的金额。</translation>
    </message>
    <message>
        <source>The number of the terminal’s slip is missing.</source>
        <translation>还没有输入刷卡单号。</translation>
    </message>
    <message>
        <source>Type it from the slip.</source>
        <translation>请照单据输入。</translation>
    </message>
    <message>
        <source>This payment is not part of the sale.</source>
        <translation>这一单里没有这笔付款。</translation>
    </message>
    <message>
        <source>A code payment of this sale is not decided yet.</source>
        <translation>这一单的扫码付款还没有结果。</translation>
    </message>
    <message>
        <source>Wait for it, or put the sale on hold.</source>
        <translation>请等结果，或者先挂单。</translation>
    </message>
    <message>
        <source>Part of the money is already in.</source>
        <translation>已经收了一部分钱。</translation>
    </message>
    <message>
        <source>Give it back first, or take the rest.</source>
        <translation>请先退回，或收完剩下的。</translation>
    </message>
    <message>
        <source>This sale is closed already.</source>
        <translation>这一单已经结束了。</translation>
    </message>
    <message>
        <source>Start the next one.</source>
        <translation>请开始下一单。</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>文字太长了。</translation>
    </message>
    <message>
        <source>Use at most 40 characters.</source>
        <translation>最多 40 个字。</translation>
    </message>
    <message>
        <source>This needs a manager.</source>
        <translation>这一步需要店长。</translation>
    </message>
    <message>
        <source>Ask one to enter a PIN; the sale stays.</source>
        <translation>请店长输入密码，商品会保留。</translation>
    </message>
    <message>
        <source>The item is in the cart behind this page.</source>
        <translation>商品已加到后面的购物车里。</translation>
    </message>
    <message>
        <source>Part of the money is already in; the item was not added.</source>
        <translation>已经收了一部分钱，这件商品没有加上。</translation>
    </message>
    <message>
        <source>Take the rest first, then scan it again.</source>
        <translation>请先收完这一单，再扫一次。</translation>
    </message>
    <message>
        <source>This is a customer’s payment code; it does not belong here.</source>
        <translation>这是顾客的付款码，这里用不上。</translation>
    </message>
    <message>
        <source>This sale is paid already.</source>
        <translation>这一单已收款。</translation>
    </message>
    <message>
        <source>Nobody is signed in; the item was not added.</source>
        <translation>还没有人登录，这件商品没有加上。</translation>
    </message>
    <message>
        <source>Sign in, then scan it again.</source>
        <translation>请先登录，再扫一次。</translation>
    </message>
    <message>
        <source>This is the code of a receipt.</source>
        <translation>这是小票上的码。</translation>
    </message>
    <message>
        <source>Go back to the cart, then scan it again.</source>
        <translation>请回到购物车再扫一次。</translation>
    </message>
    <message numerus="yes">
        <source>%n more tries before a pause.</source>
        <translation>
            <numerusform>再输错 %n 次就要等一会儿。</numerusform>
        </translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>Too many tries with a PIN that does not match.</source>
        <translation>密码输错的次数太多了。</translation>
    </message>
    <message>
        <source>Try again after %1.</source>
        <translation>请在 %1 以后再试。</translation>
    </message>
    <message>
        <source>There is no such staff number.</source>
        <translation>没有这个工号。</translation>
    </message>
    <message>
        <source>Look at the badge and type it again.</source>
        <translation>请看一下工牌再输入。</translation>
    </message>
    <message>
        <source>The disk cannot be written; nobody can sign in.</source>
        <translation>硬盘写不进去，现在不能登录。</translation>
    </message>
    <message>
        <source>Call the manager, then try again.</source>
        <translation>请叫店长，然后再试。</translation>
    </message>
    <message>
        <source>This person may not approve this.</source>
        <translation>这位同事不能批准这一步。</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <translation>请选另一位。</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) are waiting.</source>
        <translation>
            <numerusform>%n 张小票在等。</numerusform>
        </translation>
    </message>
    <message>
        <source>No receipt printer is set up.</source>
        <translation>还没有设置小票打印机。</translation>
    </message>
    <message>
        <source>Selling goes on; set one up in the settings.</source>
        <translation>可以照常收银；请在设置里添加。</translation>
    </message>
    <message>
        <source>The receipt printer is not there.</source>
        <translation>找不到小票打印机。</translation>
    </message>
    <message>
        <source>Check its power and cable; printing goes on by itself.</source>
        <translation>请检查电源和线，好了会自动接着打。</translation>
    </message>
    <message>
        <source>The receipt printer may not be used by this user.</source>
        <translation>当前用户不能使用小票打印机。</translation>
    </message>
    <message>
        <source>Call the manager; selling goes on.</source>
        <translation>请叫店长；可以照常收银。</translation>
    </message>
    <message>
        <source>Another program holds the receipt printer.</source>
        <translation>小票打印机被别的程序占着。</translation>
    </message>
    <message>
        <source>Close it there; printing goes on by itself.</source>
        <translation>请在那边关掉，会自动接着打。</translation>
    </message>
    <message>
        <source>The receipt printer does not answer.</source>
        <translation>小票打印机没有回应。</translation>
    </message>
    <message>
        <source>Switch it off and on; printing goes on by itself.</source>
        <translation>请关掉再打开，会自动接着打。</translation>
    </message>
    <message>
        <source>The receipt printer is out of paper.</source>
        <translation>小票打印机没纸了。</translation>
    </message>
    <message>
        <source>Put in a new roll; printing goes on by itself.</source>
        <translation>请换一卷纸，会自动接着打。</translation>
    </message>
    <message>
        <source>The printer cover is open.</source>
        <translation>打印机纸仓盖没关。</translation>
    </message>
    <message>
        <source>Press it shut and printing goes on.</source>
        <translation>请压紧盖子，会自动接着打。</translation>
    </message>
    <message>
        <source>The printer’s cutter is stuck.</source>
        <translation>打印机切刀卡住了。</translation>
    </message>
    <message>
        <source>Open the cover, clear the paper, shut it again.</source>
        <translation>请打开盖子，取出卡纸，再关上。</translation>
    </message>
    <message>
        <source>The receipt printer is offline.</source>
        <translation>小票打印机离线了。</translation>
    </message>
    <message>
        <source>Press its feed or online key.</source>
        <translation>请按一下它的走纸键或联机键。</translation>
    </message>
    <message>
        <source>The receipt printer went away while printing.</source>
        <translation>打印到一半，小票打印机断开了。</translation>
    </message>
    <message>
        <source>Check its power and cable.</source>
        <translation>请检查电源和线。</translation>
    </message>
    <message>
        <source>It is not known whether %1 was printed in full.</source>
        <translation>不知道%1有没有打完。</translation>
    </message>
    <message>
        <source>Look at the paper, then choose.</source>
        <translation>请看一下纸，再选怎么办。</translation>
    </message>
    <message>
        <source>%1 was not printed.</source>
        <translation>%1没有打出来。</translation>
    </message>
    <message>
        <source>Check the printer, then choose.</source>
        <translation>请检查打印机，再选怎么办。</translation>
    </message>
    <message>
        <source>To lose nothing, selling stops.</source>
        <translation>为了不丢账，先停止收款。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>硬盘满了。</translation>
    </message>
    <message>
        <source>Call the manager: make space, then try again.</source>
        <translation>请叫店长：清出空间后再试。</translation>
    </message>
    <message>
        <source>The disk may not be written.</source>
        <translation>硬盘不让写。</translation>
    </message>
    <message>
        <source>Another program holds the till’s records.</source>
        <translation>账本被别的程序占着。</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>请关掉它，然后再试。</translation>
    </message>
    <message>
        <source>The till’s records contradict themselves.</source>
        <translation>账本前后对不上。</translation>
    </message>
    <message>
        <source>Call the manager: nothing may be sold here until they are checked.</source>
        <translation>请叫店长：核对以前，这台机不能收银。</translation>
    </message>
    <message>
        <source>The disk cannot be written.</source>
        <translation>硬盘写不进去。</translation>
    </message>
    <message>
        <source>Import the goods first.</source>
        <translation>请先导入商品。</translation>
    </message>
    <message>
        <source>What is in the cart can be paid. Call the manager.</source>
        <translation>购物车里的可以结账。请叫店长。</translation>
    </message>
    <message>
        <source>The list of goods cannot be read.</source>
        <translation>商品资料读不出来。</translation>
    </message>
    <message>
        <source>The till’s records were written by a newer version.</source>
        <translation>账本是更新的版本写的。</translation>
    </message>
    <message>
        <source>Install that version; nothing has been changed.</source>
        <translation>请安装那个版本；什么都没有改动。</translation>
    </message>
    <message>
        <source>The till is already running with these records.</source>
        <translation>收银台已经开着了。</translation>
    </message>
    <message>
        <source>Use the window that is open.</source>
        <translation>请用已经打开的窗口。</translation>
    </message>
    <message>
        <source>The folder of the till’s records may not be written.</source>
        <translation>账本所在的文件夹不让写。</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>请给当前用户写入的权限。</translation>
    </message>
    <message>
        <source>Make space, then start again.</source>
        <translation>请清出空间，再重新启动。</translation>
    </message>
    <message>
        <source>The till’s records are damaged.</source>
        <translation>账本损坏了。</translation>
    </message>
    <message>
        <source>Do not delete anything. Keep a copy and call for help.</source>
        <translation>什么都不要删。请留一份备份，找人帮忙。</translation>
    </message>
    <message>
        <source>The settings cannot be read.</source>
        <translation>设置读不出来。</translation>
    </message>
    <message>
        <source>Correct the line named below.</source>
        <translation>请改正下面写的那一行。</translation>
    </message>
    <message>
        <source>A file of the till is missing.</source>
        <translation>收银台缺了一个文件。</translation>
    </message>
    <message>
        <source>Look at the name below.</source>
        <translation>请看下面的文件名。</translation>
    </message>
    <message>
        <source>The till cannot start.</source>
        <translation>收银台启动不了。</translation>
    </message>
    <message>
        <source>The reason stands below.</source>
        <translation>原因写在下面。</translation>
    </message>
    <message>
        <source>The file could not be saved: %1</source>
        <translation>文件没有存上：%1</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机就绪</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>没有打印机</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>打印机盖开着</translation>
    </message>
    <message>
        <source>Cutter stuck</source>
        <translation>切刀卡住</translation>
    </message>
    <message>
        <source>Printer away</source>
        <translation>打印机断开</translation>
    </message>
    <message>
        <source>Adding an item</source>
        <translation>减商品</translation>
    </message>
    <message>
        <source>Changing the quantity</source>
        <translation>改数量</translation>
    </message>
    <message>
        <source>Changing the price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>This discount</source>
        <translation>这个折扣</translation>
    </message>
    <message>
        <source>This discount on the sale</source>
        <translation>这个整单折扣</translation>
    </message>
    <message>
        <source>Removing a line</source>
        <translation>取消行</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Holding the sale</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Recalling the sale</source>
        <translation>取单</translation>
    </message>
    <message>
        <source>Taking payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Going back to the cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Taking cash</source>
        <translation>收现金</translation>
    </message>
    <message>
        <source>Taking a card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Giving money back</source>
        <translation>退回已收的钱</translation>
    </message>
    <message>
        <source>Cancelling the sale</source>
        <translation>取消整单</translation>
    </message>
    <message>
        <source>Taking a code payment</source>
        <translation>扫码收款</translation>
    </message>
    <message>
        <source>Ending a code payment</source>
        <translation>结束扫码付款</translation>
    </message>
    <message>
        <source>Going on without a code payment</source>
        <translation>不等扫码付款，先用别的方式</translation>
    </message>
    <message>
        <source>Giving a code payment back</source>
        <translation>退回扫码付款</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已存到 %1。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1.</source>
        <translation>设置读不出来：%1。</translation>
    </message>
    <message>
        <source>The setting %1 does not count: %2.</source>
        <translation>设置 %1 没有生效：%2。</translation>
    </message>
    <message>
        <source>The till works with the usual value. Correct the file, then start again.</source>
        <translation>收银台先用默认值。请改好文件再重新启动。</translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>（另有 %n 处）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::PaymentCodes</name>
    <message>
        <source>Take cash and call the manager: the settings of code payment need a look.</source>
        <translation>请先收现金，并叫店长来看扫码支付的设置。</translation>
    </message>
    <message>
        <source>Please use another means.</source>
        <translation>请换一种方式付款。</translation>
    </message>
    <message>
        <source>Try again in a minute, or use another means.</source>
        <translation>请过一分钟再试，或换一种方式付款。</translation>
    </message>
    <message>
        <source>The acquirer does not accept this till as it is set up</source>
        <translation>收单方不接受本机现在的设置</translation>
    </message>
    <message>
        <source>The acquirer does not know the payment in question</source>
        <translation>收单方没有找到原来那笔付款</translation>
    </message>
    <message>
        <source>Ask for the payment first, then choose again.</source>
        <translation>请先查询那笔付款，再决定。</translation>
    </message>
    <message>
        <source>The customer’s bank or the acquirer does not work at the moment</source>
        <translation>顾客的银行或收单方现在不能处理</translation>
    </message>
    <message>
        <source>The acquirer does not take this amount</source>
        <translation>收单方不接受这个金额</translation>
    </message>
    <message>
        <source>Use another means, or take it in parts.</source>
        <translation>请换一种方式，或分几次收。</translation>
    </message>
    <message>
        <source>The acquirer could not read the request</source>
        <translation>收单方没有读懂这个请求</translation>
    </message>
    <message>
        <source>The acquirer does not allow this kind of payment here</source>
        <translation>这里不能用这种方式付款</translation>
    </message>
    <message>
        <source>The amount is above a limit</source>
        <translation>金额超过了限额</translation>
    </message>
    <message>
        <source>Use another means, or take a smaller part by code.</source>
        <translation>请换一种方式，或扫码少收一部分。</translation>
    </message>
    <message>
        <source>The amount does not fit the original payment</source>
        <translation>金额和原来那笔付款对不上</translation>
    </message>
    <message>
        <source>Type a smaller amount.</source>
        <translation>请输入小一点的金额。</translation>
    </message>
    <message>
        <source>The acquirer has seen this number before</source>
        <translation>收单方已经收到过这个单号</translation>
    </message>
    <message>
        <source>The customer’s balance is too low</source>
        <translation>顾客余额不足</translation>
    </message>
    <message>
        <source>Use another means, or ask for another card and scan again.</source>
        <translation>请换一种方式，或请顾客换一张卡再扫。</translation>
    </message>
    <message>
        <source>The payment code is too old</source>
        <translation>付款码已经过期</translation>
    </message>
    <message>
        <source>Ask the customer for a fresh code, then scan it.</source>
        <translation>请顾客刷新付款码，再扫一次。</translation>
    </message>
    <message>
        <source>The customer’s password did not match</source>
        <translation>顾客的支付密码不对</translation>
    </message>
    <message>
        <source>The customer did not go on with the payment</source>
        <translation>顾客没有继续付款</translation>
    </message>
    <message>
        <source>The shop’s account does not hold enough to give back</source>
        <translation>商户账户余额不够退款</translation>
    </message>
    <message>
        <source>Try again later, or give it back in cash.</source>
        <translation>请晚些时候再退，或退现金。</translation>
    </message>
    <message>
        <source>The acquirer says no</source>
        <translation>收单方没有同意</translation>
    </message>
    <message>
        <source>The acquirer does not allow this as the payment stands now</source>
        <translation>按这笔付款现在的状态，收单方不允许这样做</translation>
    </message>
    <message>
        <source>The payment was closed before it was paid</source>
        <translation>这笔在付款前已关闭</translation>
    </message>
    <message>
        <source>Show a new code, or use another means.</source>
        <translation>再出一个码，或换一种方式。</translation>
    </message>
    <message>
        <source>The clock of this till is wrong</source>
        <translation>本机的时间不对</translation>
    </message>
    <message>
        <source>Take cash and call the manager: the clock has to be set.</source>
        <translation>先收现金，并叫店长校对时间。</translation>
    </message>
    <message>
        <source>The deposit has been given back already</source>
        <translation>这笔订金已经退过了</translation>
    </message>
    <message>
        <source>The acquirer does not take back what was paid on another day</source>
        <translation>收单方不能撤销隔天的付款</translation>
    </message>
    <message>
        <source>Refund it instead.</source>
        <translation>请改用退款。</translation>
    </message>
</context>
<context>
    <name>till::models::PaymentPage</name>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Taking</source>
        <translation>正在收</translation>
    </message>
    <message>
        <source>Voiding</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>正在退款</translation>
    </message>
    <message>
        <source>The acquirer is asked to give the money back</source>
        <translation>正在请收单方把钱退回</translation>
    </message>
    <message>
        <source>The customer does not have to do anything.</source>
        <translation>顾客不用做任何操作。</translation>
    </message>
    <message>
        <source>Another customer waits?</source>
        <translation>下一位顾客在等？</translation>
    </message>
    <message>
        <source>Close this page; it goes on by itself and says the result.</source>
        <translation>可以关闭这一页，系统会继续，有结果会提示。</translation>
    </message>
    <message>
        <source>Checking this payment and stopping it</source>
        <translation>正在查询并停止这笔付款</translation>
    </message>
    <message>
        <source>Unpaid, it is cancelled; paid, it is finished. At most 30 seconds.</source>
        <translation>没付就撤销，付了就按已付完成。最多 30 秒。</translation>
    </message>
    <message>
        <source>Why does it take so long?</source>
        <translation>为什么要等？</translation>
    </message>
    <message>
        <source>The money must not be taken and the sale remain unpaid.</source>
        <translation>不能让顾客付了钱，单子却没收款。</translation>
    </message>
    <message>
        <source>Ask the customer to enter the password on the phone</source>
        <translation>请顾客在手机上输入支付密码</translation>
    </message>
    <message>
        <source>Say: “Please confirm the payment on your phone.”</source>
        <translation>对顾客说：“请在手机上确认付款。”</translation>
    </message>
    <message>
        <source>The customer sees no password page?</source>
        <translation>顾客看不到密码框？</translation>
    </message>
    <message>
        <source>Unlock the phone and open the message of the payment app.</source>
        <translation>请他解锁手机，打开支付应用里的“支付通知”。</translation>
    </message>
    <message>
        <source>No clear answer yet: Till is asking for the result</source>
        <translation>还没有明确答复，正在查询结果</translation>
    </message>
    <message>
        <source>The payment is on its way</source>
        <translation>付款请求已发出</translation>
    </message>
    <message>
        <source>Do not charge again and do not hand over the goods yet.</source>
        <translation>先不要让顾客再付一次，也先不要把商品交出去。</translation>
    </message>
    <message>
        <source>The customer’s phone says paid?</source>
        <translation>顾客手机显示已付款？</translation>
    </message>
    <message>
        <source>Wait for this screen: it decides, not the phone.</source>
        <translation>请等本机的结果，以本机为准。</translation>
    </message>
    <message>
        <source>Recorded on this till</source>
        <translation>已在本机登记</translation>
    </message>
    <message>
        <source>sale %1</source>
        <translation>单号 %1</translation>
    </message>
    <message numerus="yes">
        <source>Till asks every %n second(s)</source>
        <translation>
            <numerusform>每 %n 秒自动查询</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, asked %n time(s)</source>
        <translation>
            <numerusform>，已查询 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, last at %1</source>
        <translation>，上次 %1</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>送往%1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Waiting for the confirmation</source>
        <translation>等待确认结果</translation>
    </message>
    <message>
        <source>Then: the slip is printed</source>
        <translation>退回后打凭条</translation>
    </message>
    <message>
        <source>Asking once more, then cancelling</source>
        <translation>再查询一次，然后撤销</translation>
    </message>
    <message>
        <source>Then: another means, or the receipt if it is paid</source>
        <translation>然后换一种方式；已付就打小票</translation>
    </message>
    <message>
        <source>the customer’s password is needed</source>
        <translation>需要顾客输密码</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>还没有答复</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客确认</translation>
    </message>
    <message>
        <source>Then: the receipt is printed</source>
        <translation>到账后打小票、播报</translation>
    </message>
    <message>
        <source>%1, received by the acquirer</source>
        <translation>%1，对方已收到</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>还没有查询</translation>
    </message>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <comment>queries</comment>
        <translation>
            <numerusform>已查 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, no clear answer</source>
        <translation>%1，均未答复</translation>
    </message>
    <message>
        <source>%1, answered %2</source>
        <translation>%1，答复 %2 次</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Payment no.</source>
        <translation>付款单号</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一次</translation>
    </message>
    <message numerus="yes">
        <source>asks by itself in %n second(s)</source>
        <translation>
            <numerusform>%n 秒后自动再查</numerusform>
        </translation>
    </message>
    <message>
        <source>The acquirer’s answers contradict each other</source>
        <translation>收单方前后答复不一致</translation>
    </message>
    <message>
        <source>Do not charge again. A person has to decide this one.</source>
        <translation>先不要再收一次，这笔需要人来决定。</translation>
    </message>
    <message>
        <source>It is not known yet whether the money went back</source>
        <translation>还不知道钱退没退回</translation>
    </message>
    <message>
        <source>Do not give it back a second time.</source>
        <translation>先不要再退一次。</translation>
    </message>
    <message>
        <source>It is not known yet whether this was paid</source>
        <translation>还不知道这笔钱到没到账</translation>
    </message>
    <message>
        <source>Paid by the customer</source>
        <translation>顾客实付</translation>
    </message>
    <message>
        <source>Acquirer’s no.</source>
        <translation>对方单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Taking from the deposit</source>
        <translation>从订金支付</translation>
    </message>
    <message>
        <source>Returning the deposit</source>
        <translation>退还订金</translation>
    </message>
    <message>
        <source>Ask the customer to scan this code</source>
        <translation>请顾客用手机扫这个码</translation>
    </message>
    <message>
        <source>The code is being made</source>
        <translation>正在生成收款码</translation>
    </message>
    <message>
        <source>Compare the amount. This page says when it has arrived.</source>
        <translation>请顾客核对金额，到账后这里会显示。</translation>
    </message>
    <message>
        <source>It is here in a moment.</source>
        <translation>马上就好。</translation>
    </message>
    <message>
        <source>The customer does not want to scan it?</source>
        <translation>顾客不想扫码？</translation>
    </message>
    <message>
        <source>Stop: the code is closed, then choose another means.</source>
        <translation>按停止，关闭这个码，再选别的方式。</translation>
    </message>
    <message>
        <source>The acquirer is asked to pay from the deposit</source>
        <translation>正在请收单方从订金里支付</translation>
    </message>
    <message>
        <source>What is left of it goes back to the customer by itself.</source>
        <translation>剩下的订金会自动退给顾客。</translation>
    </message>
    <message>
        <source>Hold this sale; it goes on by itself and says the result.</source>
        <translation>先挂单，有了结果会提示。</translation>
    </message>
    <message>
        <source>deposit</source>
        <comment>of a payment without a sale</comment>
        <translation>订金</translation>
    </message>
    <message>
        <source>Code from %1</source>
        <translation>向%1要收款码</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Then: the deposit slip is printed</source>
        <translation>然后打印订金凭证</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>till::models::Payments</name>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>%1; nothing was charged</source>
        <comment>why</comment>
        <translation>%1，没有扣款</translation>
    </message>
    <message>
        <source>The request did not leave this till; nothing was charged</source>
        <translation>请求没有发出去，没有扣款</translation>
    </message>
    <message>
        <source>Cash works as usual. Scan a code again once the network is back.</source>
        <translation>现金照常收，扫码支付等网络恢复后再扫一次。</translation>
    </message>
    <message>
        <source>The payment is cancelled; nothing was charged</source>
        <translation>这笔付款已撤销，没有扣款</translation>
    </message>
    <message>
        <source>Use another means, or ask for a fresh code and scan it.</source>
        <translation>请换一种方式，或请顾客刷新付款码再扫。</translation>
    </message>
    <message>
        <source>The payment is cancelled; the money is back with the customer</source>
        <translation>这笔付款已撤销，钱已退回顾客</translation>
    </message>
    <message>
        <source>not voided, the payment stays as it is</source>
        <translation>没有撤销，原付款不变</translation>
    </message>
    <message>
        <source>not refunded, the payment stays as it is</source>
        <translation>没有退款，原付款不变</translation>
    </message>
    <message>
        <source>The request did not leave this till: %1</source>
        <translation>请求没有发出去：%1</translation>
    </message>
    <message>
        <source>Try again once the network is back.</source>
        <translation>请等网络恢复后再试。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>why; what became of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 has arrived</source>
        <translation>已到账 %1</translation>
    </message>
    <message>
        <source>Voided: %1 goes back to the customer</source>
        <translation>已撤销：%1 退回顾客</translation>
    </message>
    <message>
        <source>It is with the customer at once or within a few days.</source>
        <translation>零钱即时到账，银行卡可能要几天。</translation>
    </message>
    <message>
        <source>Refunded: %1 goes back to the customer</source>
        <translation>已退款：%1 退回顾客</translation>
    </message>
    <message>
        <source>At most %1 is possible.</source>
        <translation>最多 %1。</translation>
    </message>
    <message>
        <source>Nothing more is possible.</source>
        <translation>已经没有可以退的金额。</translation>
    </message>
    <message>
        <source>Code payment is not set up on this till.</source>
        <translation>本机还没有设置扫码支付。</translation>
    </message>
    <message>
        <source>Take cash or use the card terminal.</source>
        <translation>请收现金或刷卡。</translation>
    </message>
    <message>
        <source>Code payment is set up, but its key or numbers are missing.</source>
        <translation>扫码支付已开，但缺少密钥或商户号。</translation>
    </message>
    <message>
        <source>Take cash and call the manager.</source>
        <translation>请先收现金，并叫店长。</translation>
    </message>
    <message>
        <source>This is the barcode of goods, not a payment code.</source>
        <translation>这是商品条码，不是付款码。</translation>
    </message>
    <message>
        <source>Scan the code on the customer’s phone.</source>
        <translation>请扫顾客手机上的付款码。</translation>
    </message>
    <message>
        <source>This payment code was used before.</source>
        <translation>这个付款码已经用过了。</translation>
    </message>
    <message>
        <source>Ask the customer for a fresh one, then scan it.</source>
        <translation>请顾客刷新付款码，再扫一次。</translation>
    </message>
    <message>
        <source>This is not a payment code.</source>
        <translation>这不是付款码。</translation>
    </message>
    <message>
        <source>This payment has not arrived; there is nothing to give back.</source>
        <translation>这笔付款没有到账，没有可以退的钱。</translation>
    </message>
    <message>
        <source>Ask for its result first.</source>
        <translation>请先查询它的结果。</translation>
    </message>
    <message>
        <source>A payment of an earlier day cannot be voided.</source>
        <translation>不是今天的付款，不能撤销。</translation>
    </message>
    <message>
        <source>Refund it instead.</source>
        <translation>请用退款。</translation>
    </message>
    <message>
        <source>This payment is too old to be refunded.</source>
        <translation>这笔付款时间太久，不能原路退款。</translation>
    </message>
    <message>
        <source>Give the money back in cash.</source>
        <translation>请退现金。</translation>
    </message>
    <message>
        <source>The acquirer does not offer this.</source>
        <translation>收单方不提供这个操作。</translation>
    </message>
    <message>
        <source>Choose another way.</source>
        <translation>请换一种做法。</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>QQ Wallet</source>
        <translation>QQ 钱包</translation>
    </message>
    <message>
        <source>JD Pay</source>
        <translation>京东支付</translation>
    </message>
    <message>
        <source>Digital yuan</source>
        <translation>数字人民币</translation>
    </message>
    <message>
        <source>Code payment</source>
        <translation>扫码支付</translation>
    </message>
    <message>
        <source>ChinaUMS POSlink</source>
        <translation>银联商务 POS通</translation>
    </message>
    <message>
        <source>code ends in %1</source>
        <translation>付款码尾号 %1</translation>
    </message>
    <message>
        <source>acquirer’s code %1</source>
        <translation>对方代码 %1</translation>
    </message>
    <message>
        <source>Booked by evidence</source>
        <translation>已凭证据入账</translation>
    </message>
    <message>
        <source>Set aside, being cancelled</source>
        <translation>已换方式，正在撤销</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客确认</translation>
    </message>
    <message>
        <source>Being given back</source>
        <translation>正在退回</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>结果待确认</translation>
    </message>
    <message>
        <source>Being cancelled</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>需要人决定</translation>
    </message>
    <message>
        <source>Arrived late, goes back</source>
        <translation>后来到账，退回中</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>没有发出</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Cancelled, money back</source>
        <translation>已撤销，钱已退回</translation>
    </message>
    <message>
        <source>This amount is not possible.</source>
        <translation>这个金额不行。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>This is more than what is left.</source>
        <translation>超过了剩下的金额。</translation>
    </message>
    <message>
        <source>There is no such payment on this till.</source>
        <translation>本机没有这笔付款。</translation>
    </message>
    <message>
        <source>Look at the number again.</source>
        <translation>请再看一下单号。</translation>
    </message>
    <message>
        <source>This needs a manager.</source>
        <translation>这一步需要店长。</translation>
    </message>
    <message>
        <source>Ask one to enter a PIN.</source>
        <translation>请店长输入密码。</translation>
    </message>
    <message>
        <source>The disk cannot be written; nothing was sent.</source>
        <translation>硬盘写不进去，请求没有发出。</translation>
    </message>
    <message>
        <source>Call the manager: it resumes once there is space.</source>
        <translation>请叫店长：清出空间后会自动恢复。</translation>
    </message>
    <message>
        <source>A cancelled %1 arrived late.</source>
        <translation>已撤销的 %1 后来到账了。</translation>
    </message>
    <message>
        <source>Its refund to the customer is arranged. Nothing to do.</source>
        <translation>系统已安排退回顾客。不用处理。</translation>
    </message>
    <message>
        <source>%1 of sale %2 has arrived.</source>
        <translation>单号 %2 的 %1 已到账。</translation>
    </message>
    <message>
        <source>The sale is complete; its receipt is printing.</source>
        <translation>这一单已完成，小票正在打印。</translation>
    </message>
    <message>
        <source>Recall the sale to take the rest.</source>
        <translation>请取单，收余下的钱。</translation>
    </message>
    <message>
        <source>%1 (sale %2).</source>
        <comment>verdict, sale</comment>
        <translation>%1（单号 %2）。</translation>
    </message>
    <message numerus="yes">
        <source>It is not known yet whether %n payment(s) of %1 arrived.</source>
        <translation>
            <numerusform>还不知道 %n 笔共 %1 到没到账。</numerusform>
        </translation>
    </message>
    <message>
        <source>Till goes on asking by itself. Do not charge again.</source>
        <translation>系统会继续查询，先不要再收一次。</translation>
    </message>
    <message>
        <source>The payment before has no result yet.</source>
        <translation>上一笔还没有结果。</translation>
    </message>
    <message>
        <source>Wait for it, or put the sale on hold.</source>
        <translation>请等结果，或者先挂单。</translation>
    </message>
    <message>
        <source>This is a customer’s payment code, but the cart is empty.</source>
        <translation>这是顾客的付款码，但购物车是空的。</translation>
    </message>
    <message>
        <source>Scan the goods first.</source>
        <translation>请先扫商品。</translation>
    </message>
    <message>
        <source>The network is down.</source>
        <translation>网络断了。</translation>
    </message>
    <message>
        <source>Cash works as usual; code payment returns with the network.</source>
        <translation>现金照常收，扫码支付等网络恢复。</translation>
    </message>
    <message>
        <source>Quan Min Fu</source>
        <translation>全民付</translation>
    </message>
    <message>
        <source>Apple Pay</source>
        <translation>Apple Pay</translation>
    </message>
    <message>
        <source>Online bank</source>
        <translation>网上银行</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>ChinaUMS netpay</source>
        <translation>银联商务 网付</translation>
    </message>
    <message>
        <source>MMSP codes</source>
        <translation>MMSP 扫码</translation>
    </message>
    <message>
        <source>MMSP quick pay</source>
        <translation>MMSP 快捷支付</translation>
    </message>
    <message>
        <source>MMSP bank gateway</source>
        <translation>MMSP 网关</translation>
    </message>
    <message>
        <source>%1 of the deposit has been taken</source>
        <translation>已从订金收取 %1</translation>
    </message>
    <message>
        <source>What is left of it goes back to the customer.</source>
        <translation>剩下的订金退给顾客。</translation>
    </message>
    <message>
        <source>Deposit returned: %1 goes back to the customer</source>
        <translation>订金已退：%1 退给顾客</translation>
    </message>
    <message>
        <source>Goes through %1</source>
        <translation>经%1收款</translation>
    </message>
    <message>
        <source>%1, by the rule in the settings.</source>
        <translation>%1（设置里的规则）。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2 does not take it here.</source>
        <translation>%1：%2在本机不能收。</translation>
    </message>
    <message>
        <source>%1: %2 did not answer last time.</source>
        <translation>%1：%2上次没有应答。</translation>
    </message>
    <message>
        <source>%1 is set up, but its key or numbers are missing.</source>
        <translation>已启用%1，但缺少密钥或商户号。</translation>
    </message>
    <message>
        <source>No acquirer takes this here.</source>
        <translation>本机没有能收这种方式的收单方。</translation>
    </message>
    <message>
        <source>The deposit of %1 has arrived.</source>
        <translation>订金 %1 已到账。</translation>
    </message>
    <message>
        <source>The acquirer holds it; its slip is printing.</source>
        <translation>款项由收单方保管，正在打印订金单。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>verdict</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The bank’s page cannot be opened: there is no browser.</source>
        <translation>打不开银行页面：本机没有浏览器。</translation>
    </message>
    <message>
        <source>Stop this payment and use another means.</source>
        <translation>停止这笔付款，换一种方式。</translation>
    </message>
    <message>
        <source>the deposit is held as before</source>
        <translation>订金仍照常保管</translation>
    </message>
    <message>
        <source>Being taken from the deposit</source>
        <translation>正在从订金里收</translation>
    </message>
    <message>
        <source>The customer is scanning a code of the till.</source>
        <translation>顾客正在扫收银台的码。</translation>
    </message>
    <message>
        <source>Wait for the payment, or close the code first.</source>
        <translation>等到账，或先关闭这个码。</translation>
    </message>
    <message>
        <source>The acquirer takes a payment back after 15 seconds at the earliest.</source>
        <translation>收单方要求付款 15 秒后才能撤销。</translation>
    </message>
    <message>
        <source>Wait a moment, then void it again.</source>
        <translation>稍等一下，再撤销一次。</translation>
    </message>
</context>
<context>
    <name>till::models::Search</name>
    <message>
        <source>barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>own code</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>pinyin initials</source>
        <translation>拼音首字母</translation>
    </message>
    <message>
        <source>end of the barcode</source>
        <translation>条码尾号</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message numerus="yes">
        <source>More than %n item(s)</source>
        <translation>
            <numerusform>超过 %n 个商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found</source>
        <translation>
            <numerusform>找到 %n 个商品</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <comment>count, how it matched, words</comment>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>Type on to narrow it down</source>
        <translation>继续输入以缩小范围</translation>
    </message>
</context>
<context>
    <name>till::models::SignIn</name>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Senior cashier</source>
        <translation>收银组长</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
</context>
<context>
    <name>till::models::Tender</name>
    <message>
        <source>¥%1</source>
        <comment>a banknote or coin</comment>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 jiao</source>
        <translation>%1 角</translation>
    </message>
    <message>
        <source>%1 fen</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>notes</comment>
        <translation>%1 %2 张</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>coins</comment>
        <translation>%1 %2 枚</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between notes</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>till::ui::ApprovalDialog</name>
    <message>
        <source>Ask one of them to enter a PIN; the sale stays.</source>
        <translation>请其中一位输入密码，商品会保留。</translation>
    </message>
    <message>
        <source>%1 needs a manager</source>
        <translation>%1需要店长</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Nobody here may approve this</source>
        <translation>这里没有人能批准</translation>
    </message>
    <message>
        <source>%1, enter your PIN</source>
        <translation>%1，请输入密码</translation>
    </message>
</context>
<context>
    <name>till::ui::CheckoutScreen</name>
    <message>
        <source>Scan the item</source>
        <translation>请扫商品</translation>
    </message>
    <message>
        <source>Name, pinyin initials, or the end of the barcode</source>
        <translation>名称、拼音首字母或条码尾号</translation>
    </message>
    <message>
        <source>Scan, or type barcode / pinyin initials / qty*barcode</source>
        <translation>扫码，或输入 条码 / 拼音首字母 / 数量*条码</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>item, price</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Fewer letters find more. Enter keeps the code.</source>
        <translation>少输几个字能找到更多。按 Enter 先记下这个码。</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>add to cart</source>
        <translation>加入购物车</translation>
    </message>
    <message>
        <source>quantity first</source>
        <translation>先输数量</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>请扫第一件商品</translation>
    </message>
    <message>
        <source>or type a barcode, a name or pinyin initials</source>
        <translation>也可以输入条码、名称或拼音首字母</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>扫码或查找</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Not set up on this till</source>
        <translation>本机没有设置</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>%1 号机</translation>
    </message>
</context>
<context>
    <name>till::ui::CodePrompt</name>
    <message>
        <source>Payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Type the digits below the customer’s payment code</source>
        <translation>请输入顾客付款码下面的数字</translation>
    </message>
    <message>
        <source>16 to 24 digits; they are valid for about a minute.</source>
        <translation>16 到 24 位数字，约一分钟内有效。</translation>
    </message>
    <message>
        <source>The code ending in %1 is read</source>
        <translation>已读到尾号 %1 的付款码</translation>
    </message>
    <message>
        <source>Press Enter to charge it. It is kept for a minute at most.</source>
        <translation>按 Enter 收款。最多保留一分钟。</translation>
    </message>
    <message>
        <source>Scan the customer’s payment code</source>
        <translation>请扫顾客的付款码</translation>
    </message>
    <message>
        <source>It is charged at once. For a part, type its amount first.</source>
        <translation>扫到就收款。只收一部分，请先输入金额。</translation>
    </message>
    <message>
        <source>Scan instead</source>
        <translation>改为扫码</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>手工输入</translation>
    </message>
</context>
<context>
    <name>till::ui::CustomerScreen</name>
    <message>
        <source>Waiting for payment</source>
        <translation>等待付款</translation>
    </message>
</context>
<context>
    <name>till::ui::DepositDialog</name>
    <message>
        <source>Take a deposit</source>
        <translation>收订金</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>出示收款码</translation>
    </message>
</context>
<context>
    <name>till::ui::DepositsDialog</name>
    <message>
        <source>%1 · %2</source>
        <comment>age, payment number</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>being settled</source>
        <translation>正在处理</translation>
    </message>
    <message numerus="yes">
        <source>goes back by itself in %n day(s)</source>
        <translation>
            <numerusform>%n 天后自动退回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held for %n more day(s)</source>
        <translation>
            <numerusform>还可保管 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Deposits that are held for customers</source>
        <translation>为顾客保管的订金</translation>
    </message>
    <message>
        <source>No deposit is held.</source>
        <translation>没有在保管的订金。</translation>
    </message>
    <message>
        <source>A deposit is paid by a code of the till; the acquirer holds it until the customer comes back.</source>
        <translation>顾客扫码付订金，收单方保管到顾客再来。</translation>
    </message>
    <message>
        <source>Take a deposit</source>
        <translation>收订金</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退订金</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Use %1 for this sale</source>
        <translation>这一单用 %1</translation>
    </message>
    <message>
        <source>Use for a sale</source>
        <translation>用于付款</translation>
    </message>
    <message>
        <source>Scan the goods and press Pay first</source>
        <translation>先扫商品，再按收款</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>till::ui::DiscountDialog</name>
    <message>
        <source>Discount: %1</source>
        <translation>折扣：%1</translation>
    </message>
    <message>
        <source>Discount on the whole sale</source>
        <translation>整单折扣</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>减百分之几</translation>
    </message>
    <message>
        <source>Amount off</source>
        <translation>减多少钱</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>按百分比</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>按金额</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>取消折扣</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>给折扣</translation>
    </message>
    <message>
        <source>%1, then to pay %2</source>
        <translation>%1，应收 %2</translation>
    </message>
</context>
<context>
    <name>till::ui::HeldDialog</name>
    <message>
        <source>Held sales</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>No sale is on hold.</source>
        <translation>没有挂单。</translation>
    </message>
    <message>
        <source>%1 in the cart puts a sale aside and begins the next one.</source>
        <comment>a key</comment>
        <translation>在购物车里按 %1，可以先挂起这一单，接着收下一位。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n line(s)</source>
        <comment>age, cashier, lines</comment>
        <translation>
            <numerusform>%1 · %2 · %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>取单</translation>
    </message>
</context>
<context>
    <name>till::ui::KeyHelpDialog</name>
    <message>
        <source>Keys</source>
        <translation>键位</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>3* before a scan: three of it. 1- before a scan: take one back. 1.5*: kilograms.</source>
        <translation>3* 再扫：三件。1- 再扫：减一件。1.5*：公斤数。</translation>
    </message>
    <message>
        <source>Not set up on this till</source>
        <translation>本机没有设置</translation>
    </message>
</context>
<context>
    <name>till::ui::Keypad</name>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Qty ×</source>
        <translation>数量 ×</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>小数点</translation>
    </message>
</context>
<context>
    <name>till::ui::LockScreen</name>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Locked. %1, enter your PIN</source>
        <translation>已锁屏。%1，请输入密码</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁屏</translation>
    </message>
</context>
<context>
    <name>till::ui::MainWindow</name>
    <message>
        <source>Till</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Training: no real money, nothing counts for today</source>
        <translation>训练模式：不会真的收钱，也不记入今天的账</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>（还有 %n 件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Held %1</source>
        <translation>挂单 %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Scanner away</source>
        <translation>扫码枪断开</translation>
    </message>
    <message>
        <source>Not set up on this till.</source>
        <translation>本机没有设置。</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>For example: no ice</source>
        <translation>比如：不加冰</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Hold this sale</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Name, may stay empty: red coat</source>
        <translation>叫什么，可以不填，比如：红衣大姐</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>There is nothing to round off.</source>
        <translation>没有零头可抹。</translation>
    </message>
    <message>
        <source>Cancel this sale?</source>
        <translation>取消这一单吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), %1. They are removed and stay in the records.</source>
        <translation>
            <numerusform>%n 行，%1。取消后商品移除，账本里留有记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>Cancel sale</source>
        <translation>取消整单</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>换零钱</translation>
    </message>
    <message>
        <source>Check cash</source>
        <translation>查看现金</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opening the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>There is no sale to reprint yet.</source>
        <translation>还没有可以补打的单。</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>As on the badge</source>
        <translation>照工牌输入</translation>
    </message>
    <message>
        <source>Sale not finished</source>
        <translation>这一单没有做完</translation>
    </message>
    <message>
        <source>%1 by %2 has arrived.</source>
        <comment>amount, means</comment>
        <translation>%2 %1 已到账。</translation>
    </message>
    <message>
        <source>Take the rest.</source>
        <translation>请收余下的钱。</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>待确认 %1</translation>
    </message>
    <message>
        <source>Number on the customer’s phone</source>
        <translation>顾客手机上的交易单号</translation>
    </message>
    <message>
        <source>Empty: asks by the till’s own number</source>
        <translation>不填就按本机单号查询</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Going on without this payment</source>
        <translation>换一种方式付款</translation>
    </message>
    <message>
        <source>What proves the payment?</source>
        <translation>凭什么证据记为已付？</translation>
    </message>
    <message>
        <source>Number and time on the customer’s phone</source>
        <translation>顾客手机上的交易单号和时间</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Booking by evidence</source>
        <translation>凭证据记为已付</translation>
    </message>
    <message>
        <source>This refund</source>
        <translation>这笔退款</translation>
    </message>
    <message>
        <source>Void %1 of today?</source>
        <translation>撤销今天的 %1？</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This void</source>
        <translation>这笔撤销</translation>
    </message>
    <message>
        <source>Open payments %1</source>
        <translation>未决付款 %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>What is the deposit of %1 for?</source>
        <translation>订金 %1 是为什么收的？</translation>
    </message>
    <message>
        <source>Customer’s name, goods</source>
        <translation>顾客姓名、商品</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>Give the deposit of %1 back?</source>
        <translation>要退还订金 %1 吗？</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>This deposit</source>
        <translation>退这笔订金</translation>
    </message>
</context>
<context>
    <name>till::ui::OpenPaymentsDialog</name>
    <message>
        <source>Void, %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Refund, %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>Payments without a result</source>
        <translation>还没有结果的付款</translation>
    </message>
    <message>
        <source>Every payment has its result.</source>
        <translation>每一笔付款都有结果。</translation>
    </message>
    <message>
        <source>What is not known yet stands here until it is, also after a restart.</source>
        <translation>结果待确认的付款留在这里，重新开机后也在。</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>%1 · sale %2 · %3</source>
        <comment>age, sale, payment number</comment>
        <translation>%1 · 单号 %2 · %3</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Recall its sale</source>
        <translation>取回这一单</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>回到购物车</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>From a deposit, %1</source>
        <translation>订金支付，%1</translation>
    </message>
    <message>
        <source>Deposit back, %1</source>
        <translation>退订金，%1</translation>
    </message>
</context>
<context>
    <name>till::ui::PaidDialog</name>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Received in full</source>
        <translation>正好收齐</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记账</translation>
    </message>
    <message>
        <source>The drawer opens</source>
        <translation>钱箱已打开</translation>
    </message>
    <message>
        <source>Drawer stays shut</source>
        <translation>钱箱不用开</translation>
    </message>
    <message>
        <source>Put the notes away</source>
        <translation>请放好纸币</translation>
    </message>
    <message>
        <source>No cash</source>
        <translation>没有现金</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>See receipt</source>
        <translation>看小票</translation>
    </message>
    <message>
        <source>Scan the next item to begin a new sale</source>
        <translation>直接扫下一件商品，就开始新的一单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Rounded off</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>收到现金</translation>
    </message>
    <message>
        <source>Bank card, not verified</source>
        <translation>银行卡（未核对）</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>不打小票</translation>
    </message>
    <message>
        <source>Printing is switched off</source>
        <translation>打印已关闭</translation>
    </message>
    <message>
        <source>The receipt waits and is not lost</source>
        <translation>小票在等，不会丢</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>小票已打印</translation>
    </message>
    <message>
        <source>Receipt is printing</source>
        <translation>小票打印中</translation>
    </message>
    <message>
        <source>Nothing before it</source>
        <translation>前面没有排队</translation>
    </message>
    <message numerus="yes">
        <source>%n before it</source>
        <translation>
            <numerusform>前面还有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid by the customer after discounts</source>
        <translation>顾客优惠后实付</translation>
    </message>
</context>
<context>
    <name>till::ui::PaymentDialog</name>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Stopping asks first: unpaid, it is cancelled; paid, it is finished.</source>
        <translation>停止＝先查询；没付就撤销，付了就按已付完成</translation>
    </message>
    <message>
        <source>It goes on by itself and says the result.</source>
        <translation>系统会继续，有结果会提示。</translation>
    </message>
    <message>
        <source>Close the code</source>
        <translation>关闭这个码</translation>
    </message>
    <message>
        <source>Hold this sale</source>
        <translation>挂起这一单</translation>
    </message>
</context>
<context>
    <name>till::ui::PriceCheckDialog</name>
    <message>
        <source>Check a price</source>
        <translation>查价</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>扫码或查找</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Add to cart</source>
        <translation>加入购物车</translation>
    </message>
    <message>
        <source>Scan, or type a name or barcode</source>
        <translation>扫码，或输入名称、条码</translation>
    </message>
</context>
<context>
    <name>till::ui::PriceDialog</name>
    <message>
        <source>Shelf price</source>
        <translation>货架价</translation>
    </message>
    <message>
        <source>Near expiry</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>a reason</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>New price per kg</source>
        <translation>每公斤新价</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>新单价</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>改价</translation>
    </message>
</context>
<context>
    <name>till::ui::PrintJobsDialog</name>
    <message>
        <source>Waiting for the printer</source>
        <translation>打印任务</translation>
    </message>
    <message>
        <source>Everything has been printed.</source>
        <translation>都打完了。</translation>
    </message>
    <message>
        <source>What cannot be printed waits here and goes on by itself.</source>
        <translation>打不出来的小票会在这里等，恢复后自动接着打。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>在等</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Look at the paper: it may be complete</source>
        <translation>请看一下纸，可能已经打完</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>没有打出来</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It is complete</source>
        <translation>已经打完</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>不打了</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打一次</translation>
    </message>
    <message>
        <source>It is printed by itself</source>
        <translation>会自动打印</translation>
    </message>
    <message>
        <source>Receipt %1, copy %2</source>
        <translation>小票 %1（补打 %2）</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>小票 %1</translation>
    </message>
    <message>
        <source>Slip of held sale %1</source>
        <translation>挂单条 %1</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Opening the drawer</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Refund slip %1</source>
        <translation>退款单 %1</translation>
    </message>
</context>
<context>
    <name>till::ui::QuantityDialog</name>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改数量</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>till::ui::ReceiptDialog</name>
    <message>
        <source>On-screen printer</source>
        <translation>屏幕打印机</translation>
    </message>
    <message>
        <source>Tear off</source>
        <translation>撕下</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>小票 %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
</context>
<context>
    <name>till::ui::RefundDialog</name>
    <message>
        <source>Goods back</source>
        <translation>商品退回</translation>
    </message>
    <message>
        <source>Price wrong</source>
        <translation>价格有误</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>多收了</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>a reason</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Refund to %1</source>
        <translation>退款到%1</translation>
    </message>
    <message>
        <source>To refund</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>till::ui::SalesDialog</name>
    <message>
        <source>Latest sales: give money back</source>
        <translation>最近的单：撤销、退款</translation>
    </message>
    <message>
        <source>There is no sale yet.</source>
        <translation>还没有收过款的单。</translation>
    </message>
    <message>
        <source>Sales that are paid stand here, newest first.</source>
        <translation>收完款的单在这里，新的在前。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %n line(s)</source>
        <comment>time, cashier, lines</comment>
        <translation>
            <numerusform>%1 · %2 · %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>已退 %1</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>回到购物车</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>A part has gone back already</source>
        <translation>已经退过一部分</translation>
    </message>
    <message>
        <source>All of it has gone back</source>
        <translation>已经全部退回</translation>
    </message>
    <message>
        <source>Not paid by code</source>
        <translation>不是扫码支付</translation>
    </message>
</context>
<context>
    <name>till::ui::ShownPage</name>
    <message>
        <source>%1, through %2</source>
        <comment>means, acquirer</comment>
        <translation>%1，经%2</translation>
    </message>
    <message>
        <source>The code is being closed</source>
        <translation>正在关闭收款码</translation>
    </message>
    <message>
        <source>Code for the customer’s phone</source>
        <translation>给顾客手机扫的码</translation>
    </message>
    <message>
        <source>left to pay</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Then Till asks once more and closes the code: nobody can pay it afterwards.</source>
        <translation>到时系统再查询一次，然后关闭收款码：之后谁也付不了。</translation>
    </message>
</context>
<context>
    <name>till::ui::ShownPrompt</name>
    <message>
        <source>The customer scans a code of the till</source>
        <translation>顾客扫收银台的码</translation>
    </message>
    <message>
        <source>Choose the customer’s app with ← →, then Enter shows the code.</source>
        <translation>用 ← → 选顾客的 App，按 Enter 出码。</translation>
    </message>
</context>
<context>
    <name>till::ui::SidePanel</name>
    <message>
        <source>Journal</source>
        <translation>账本核对</translation>
    </message>
    <message>
        <source>whole, %1 records</source>
        <comment>the journal</comment>
        <translation>通过 · %1 条</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>a device</comment>
        <translation>就绪</translation>
    </message>
    <message>
        <source>not set up</source>
        <comment>a device</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>like a keyboard</source>
        <comment>the scanner</comment>
        <translation>键盘方式</translation>
    </message>
    <message>
        <source>serial</source>
        <comment>the scanner</comment>
        <translation>串口</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>%1 号机</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>en</source>
        <comment>name of the locale for dates</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>date format</comment>
        <translation>M 月 d 日 dddd</translation>
    </message>
</context>
<context>
    <name>till::ui::SignInScreen</name>
    <message>
        <source>PIN %1</source>
        <translation>密码 %1</translation>
    </message>
    <message>
        <source>Who is selling?</source>
        <translation>谁来收银？</translation>
    </message>
    <message>
        <source>中文 / English, colours, size</source>
        <translation>中文 / English、颜色、大小</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>开始上班</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Nobody is on the list yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>%1, enter your PIN</source>
        <translation>%1，请输入密码</translation>
    </message>
</context>
<context>
    <name>till::ui::TenderDialog</name>
    <message>
        <source>Grey means are not set up on this till. Several means for one sale: enter part of the amount, then Enter.</source>
        <translation>灰色的方式本机没有开通。可分几种方式付：输入部分金额后按 Enter。</translation>
    </message>
    <message>
        <source>Number on the terminal’s slip</source>
        <translation>刷卡单号</translation>
    </message>
    <message>
        <source>Charge the card on the terminal first. The till cannot check it: the payment is marked as not verified.</source>
        <translation>请先在刷卡机上收款。收银台核对不了，会标为“未核对”。</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还应收</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Rounded off %1, for cash only</source>
        <translation>抹零 %1，只用于现金</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Charged on the terminal</source>
        <translation>刷卡金额</translation>
    </message>
    <message>
        <source>nothing entered</source>
        <translation>还没有输入</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>正好</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Take this part</source>
        <translation>先收这些</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成收款</translation>
    </message>
    <message>
        <source>Enter what the customer hands over</source>
        <translation>请输入收到的金额</translation>
    </message>
    <message>
        <source>Enter the number on the slip</source>
        <translation>请输入单号</translation>
    </message>
    <message>
        <source>Then: recorded → drawer opens → receipt</source>
        <translation>确认后：记账 → 开钱箱 → 打小票</translation>
    </message>
    <message>
        <source>To charge</source>
        <translation>本次收款</translation>
    </message>
    <message>
        <source>Charge %1</source>
        <translation>收款 %1</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>This is more than what remains</source>
        <translation>超过了还应收的金额</translation>
    </message>
    <message>
        <source>The code is not complete</source>
        <translation>付款码还没有输完</translation>
    </message>
    <message>
        <source>A scan charges at once</source>
        <translation>扫到付款码就收款</translation>
    </message>
    <message>
        <source>Show a code for %1</source>
        <translation>出示 %1 的收款码</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>出示收款码</translation>
    </message>
    <message>
        <source>Not set up on this till.</source>
        <translation>本机没有设置。</translation>
    </message>
</context>
<context>
    <name>till::ui::TenderParts</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank card, slip %1</source>
        <translation>银行卡，单号 %1</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退回</translation>
    </message>
</context>
<context>
    <name>till::ui::TenderRail</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员余额</translation>
    </message>
    <message>
        <source>Not set up on this till.</source>
        <translation>本机没有设置。</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>payment by code</comment>
        <translation>扫码支付</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>顾客扫码</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>No deposit is held.</source>
        <translation>没有在保管的订金。</translation>
    </message>
</context>
<context>
    <name>till::ui::TextDialog</name>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
</context>
<context>
    <name>till::ui::UnknownCodesDialog</name>
    <message>
        <source>Codes without goods</source>
        <translation>未知条码</translation>
    </message>
    <message>
        <source>Every code that was scanned belongs to goods.</source>
        <translation>扫过的码都有商品。</translation>
    </message>
    <message>
        <source>Codes that are not known are kept here until the sale ends.</source>
        <translation>没找到的条码会先记在这里，直到这一单结束。</translation>
    </message>
    <message>
        <source>Not in the cart</source>
        <translation>没有加到购物车</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不用管了</translation>
    </message>
    <message>
        <source>Back to cart</source>
        <translation>返回购物车</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按名称查找</translation>
    </message>
</context>
<context>
    <name>till::ui::VerdictPage</name>
    <message>
        <source>What is known</source>
        <translation>目前知道的</translation>
    </message>
    <message>
        <source>Every step is stored. Even if the power goes now, Till goes on asking after the next start, and nobody is charged twice.</source>
        <translation>本机每一步都已存好。就算现在断电，重新开机后也会接着查，不会重复扣款。</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>继续等待</translation>
    </message>
    <message>
        <source>A result shows and sounds by itself</source>
        <translation>有结果会自动跳转，并响提示音</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Till asks the acquirer once more</source>
        <translation>再向收单方查询一次</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>继续收银</translation>
    </message>
    <message>
        <source>It goes on by itself; the top bar shows it</source>
        <translation>系统会继续，顶部一直看得到</translation>
    </message>
    <message>
        <source>Ask now, or by the phone’s number</source>
        <translation>现在再查，或查顾客手机上的交易单号</translation>
    </message>
    <message>
        <source>Open the payment record there; scan or type its number</source>
        <translation>请顾客打开支付记录，扫码或输入单号来查询</translation>
    </message>
    <message>
        <source>Use another means</source>
        <translation>换一种方式付款</translation>
    </message>
    <message>
        <source>Cancelled; should it arrive, it goes back</source>
        <translation>先撤销这笔；若它随后到账，系统自动退回顾客</translation>
    </message>
    <message>
        <source>Hold the sale, serve the next</source>
        <translation>挂单，先服务下一位</translation>
    </message>
    <message>
        <source>The goods stay here; the top bar tells the result</source>
        <translation>商品留在柜台；有结果时顶部会提醒</translation>
    </message>
    <message>
        <source>The payment can be chosen again in the list of sales</source>
        <translation>可以在单据列表里再选这笔付款</translation>
    </message>
    <message>
        <source>Cash or a bank card</source>
        <translation>现金或银行卡</translation>
    </message>
    <message>
        <source>Scan a code again</source>
        <translation>再扫一次付款码</translation>
    </message>
    <message>
        <source>A fresh code, perhaps with another card; it gets a new number</source>
        <translation>请顾客先在手机上换一张卡；会用新的单号</translation>
    </message>
    <message>
        <source>Back to the cart</source>
        <translation>回到购物车</translation>
    </message>
    <message>
        <source>All goods are there; change them or hold the sale</source>
        <translation>商品都还在，可以改、可以挂单</translation>
    </message>
    <message>
        <source>The slip is printed</source>
        <translation>凭条正在打印</translation>
    </message>
    <message>
        <source>Goods scanned now are not lost: they begin a new sale.</source>
        <translation>这时扫到商品也不会丢：会放进新的一单。</translation>
    </message>
    <message>
        <source>Book as paid by evidence: two people</source>
        <translation>凭证据记为已付：两人授权</translation>
    </message>
    <message>
        <source>This page stays until there is a result or you have chosen.</source>
        <translation>此窗口不会自动关闭，直到有确定的结果或你作出选择。</translation>
    </message>
    <message>
        <source>Back to the other parts</source>
        <translation>回到其他付款</translation>
    </message>
    <message>
        <source>What is in stays in; it can be given back there</source>
        <translation>已收的还在，也可以在那里退回</translation>
    </message>
    <message>
        <source>Its sale is on hold: recall it to take the money</source>
        <translation>这一单还挂着，取单后再收款</translation>
    </message>
    <message>
        <source>Nothing is held; the deposit can be taken again</source>
        <translation>没有收到订金，可以重新收</translation>
    </message>
    <message>
        <source>Show a code again</source>
        <translation>重新出码</translation>
    </message>
    <message>
        <source>A new code, perhaps for another app; it gets a new number</source>
        <translation>出一个新码，可以换个 App；单号是新的</translation>
    </message>
    <message>
        <source>Should the deposit be taken all the same, it goes back</source>
        <translation>万一订金还是扣了，会自动退回</translation>
    </message>
</context>
<context>
    <name>till::ui::ViewDialog</name>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Working with</source>
        <translation>操作方式</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>触摸</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>till::ui::WaitingPage</name>
    <message>
        <source>Until this one has a result, no other can be started.</source>
        <translation>这笔有结果之前，不能再发起另一笔。</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>已等待</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>at most %1 s</source>
        <comment>seconds</comment>
        <translation>最长 %1 秒</translation>
    </message>
    <message>
        <source>Without a result by then, Till asks again, then cancels. Nobody is charged twice.</source>
        <translation>到时仍无结果，系统先查询、再撤销，不会重复扣款。</translation>
    </message>
    <message>
        <source>Till goes on asking until there is a result.</source>
        <translation>系统会一直查到有结果为止。</translation>
    </message>
    <message>
        <source>being stopped</source>
        <translation>正在停止</translation>
    </message>
</context>
</TS>
