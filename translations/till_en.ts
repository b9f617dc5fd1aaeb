<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>till::models::Checkout</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::CustomerFace</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::Format</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::Messages</name>
    <message numerus="yes">
        <source>The cart of before is back: %n line(s), %1.</source>
        <translation>
            <numerusform>The cart of before is back: %n line, %1.</numerusform>
            <numerusform>The cart of before is back: %n lines, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more tries before a pause.</source>
        <translation>
            <numerusform>%n more try before a pause.</numerusform>
            <numerusform>%n more tries before a pause.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) are waiting.</source>
        <translation>
            <numerusform>%n receipt is waiting.</numerusform>
            <numerusform>%n receipts are waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::PaymentPage</name>
    <message numerus="yes">
        <source>Till asks every %n second(s)</source>
        <translation>
            <numerusform>Till asks every %n second</numerusform>
            <numerusform>Till asks every %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, asked %n time(s)</source>
        <translation>
            <numerusform>, asked %n time</numerusform>
            <numerusform>, asked %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <comment>queries</comment>
        <translation>
            <numerusform>asked %n time</numerusform>
            <numerusform>asked %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asks by itself in %n second(s)</source>
        <translation>
            <numerusform>asks by itself in %n second</numerusform>
            <numerusform>asks by itself in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::Payments</name>
    <message numerus="yes">
        <source>It is not known yet whether %n payment(s) of %1 arrived.</source>
        <translation>
            <numerusform>It is not known yet whether %n payment of %1 arrived.</numerusform>
            <numerusform>It is not known yet whether %n payments of %1 arrived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::models::Search</name>
    <message numerus="yes">
        <source>More than %n item(s)</source>
        <translation>
            <numerusform>More than %n item</numerusform>
            <numerusform>More than %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found</source>
        <translation>
            <numerusform>%n item found</numerusform>
            <numerusform>%n items found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::ui::DepositsDialog</name>
    <message numerus="yes">
        <source>goes back by itself in %n day(s)</source>
        <translation>
            <numerusform>goes back by itself in %n day</numerusform>
            <numerusform>goes back by itself in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held for %n more day(s)</source>
        <translation>
            <numerusform>held for %n more day</numerusform>
            <numerusform>held for %n more days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::ui::HeldDialog</name>
    <message numerus="yes">
        <source>%1 · %2 · %n line(s)</source>
        <comment>age, cashier, lines</comment>
        <translation>
            <numerusform>%1 · %2 · %n line</numerusform>
            <numerusform>%1 · %2 · %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::ui::MainWindow</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), %1. They are removed and stay in the records.</source>
        <translation>
            <numerusform>%n line, %1. It is removed and stays in the records.</numerusform>
            <numerusform>%n lines, %1. They are removed and stay in the records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::ui::PaidDialog</name>
    <message numerus="yes">
        <source>%n before it</source>
        <translation>
            <numerusform>%n before it</numerusform>
            <numerusform>%n before it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>till::ui::SalesDialog</name>
    <message numerus="yes">
        <source>%1 · %2 · %n line(s)</source>
        <comment>time, cashier, lines</comment>
        <translation>
            <numerusform>%1 · %2 · %n line</numerusform>
            <numerusform>%1 · %2 · %n lines</numerusform>
        </translation>
    </message>
</context>
</TS>
