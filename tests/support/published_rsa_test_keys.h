// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// KEYS FOR TESTS ONLY. The merchant's pair and the platform's public key are those that the
/// platform's vendor has published for everybody to try its payout interface with; the stand-in
/// for the platform was made for these tests. None of them protects anything, none of them may
/// ever stand in a program.
namespace till::test {

/// The vendor's test merchant.
inline constexpr char publishedMerchantPrivateKey[] = R"(-----BEGIN PRIVATE KEY-----
MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBALVybJ9cqRfaLiWN
Zr5siuR3afRuflVG5pqcLqtqgknqJ+3HkS1qWga5ItMA2yiUL/q4vsaVgRevcUW3
L3l18sw+t71TtugRgTnl19pRGv19Fk9BoeEcVv25q11u4X4gZHfkZfk2XJkL9NYy
kIE51ce8Da3oZcd9z1hraLEOEla7AgMBAAECgYB+57nbOAa4PQwbjat3shjutCpy
IDnR0RYGuwfVMlhP9CrbHsKGXiT7IM+ffrDJz+NC26Xq5LP2aemyle3paLpYPFA8
6fS+oriOccj1MTPwSdYKsNCrEtXz4Vmkhmhf/fo5RCWNvv50KyJr/VresnolLbhu
OO2gpOgdz9ZM7MMeKQJBANy2gZDpzZGoxlb2EnRcf4vNmymLSRQLd1tluzSGGDMt
2ZlkjBRv9OjJYnPQDj+2/h6mGok5LJSMK6wBkeW6pw0CQQDSdNBcM28uqSgY4THF
F0NOiPecr31bB/s7m8h8J5Ep7UCXW/W6QosS/JZvUpMx68PNNuWl6i9dAHmAsCns
1YLnAkBQBlRACKWiVIFlcl8KlachN3E0xO3AONAT8XTI/H21wMAO3+fyWQ2BgdMS
jrM74suMrUkdy/8f9Rq4iPEvTFfZAkEAwrYk2EkWApuqZ2piO7EMKqr6PFL4rbIy
tLGqyYNqANpquh7wuAU82rIrFI/Xc4Znv4Oc8OY8L9VylKdoAqB/3QJAVbxcj2xx
YB3XKu7YjmaE6IxkbGjrxlpyG2zICin7zVg4G5sicHplT821wX0ZXCQcxdZobyx5
n/XTutLLOsu6DQ==
-----END PRIVATE KEY-----)";

/// Derived from it.
inline constexpr char publishedMerchantPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1cmyfXKkX2i4ljWa+bIrkd2n0
bn5VRuaanC6raoJJ6iftx5EtaloGuSLTANsolC/6uL7GlYEXr3FFty95dfLMPre9
U7boEYE55dfaURr9fRZPQaHhHFb9uatdbuF+IGR35GX5NlyZC/TWMpCBOdXHvA2t
6GXHfc9Ya2ixDhJWuwIDAQAB
-----END PUBLIC KEY-----)";

/// The same as the document prints it: it loads, and is another key.
inline constexpr char misprintedMerchantPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1cmYfXKkX2i4ljWa+blrkd2n0
bn5VRuaanC6raoJJ6iftx5EtaloGuSLTANsolC/6uL7GIYEXr3FFty95dfLMPre9
U7boEYE55dfaURr9fRZPQaHhHFb9uatdbuF+IGR35GX5NlyZC/TWMPcBODXHvA2t
6GXHfc9Ya2ixDhJWuwIDAQAB
-----END PUBLIC KEY-----)";

/// The vendor's test platform, whose private key nobody has.
inline constexpr char publishedPlatformPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDfCEEXAn1RpnSOOrWix3VLBoBf
rPpdxoVkosuW1f52Yv/1ENBlKnoefLJPDwbsR5F0OcDhiBojbhx5fU8Gv52csJB4
r7yjWvp70hsrXrh7UhulUdA0Rs8gOF8gWQIEsCIw8LRwdPAKENeqvdnSJeq5+qjP
P5knoWH32bB1C9vclwIDAQAB
-----END PUBLIC KEY-----)";

/// The same as the document prints it: it does not load.
inline constexpr char misprintedPlatformPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCsQGSib3DQEBAQUAA4GNADCBiQKBgQDfCEEXAn1RpnSO0rWix3VLBoBf
rPpdxoVkosuW1f52Yv/1ENBIKnoefLJPDwbsR5F0OcDhiBojbhx5fU8Gv52csJB4
r7yjWvp7OhsrXrh7UhuIUdA0Rs8gOF8gWQIEsClw8LRwdPAKENeqvdnSJeq5+qjP
P5knoWH32bB1C9vcIwDAQAB
-----END PUBLIC KEY-----)";

/// Plays the platform in these tests.
inline constexpr char standInPlatformPrivateKey[] = R"(-----BEGIN PRIVATE KEY-----
MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAL6iWU/mIysopuOO
2vOq3TH29ctuI1KXJqpAhLJftEf09C2CxJmozjtBKpFDFKoRez88Km5CjyW2kPkJ
jFoxeNM60tAUdXeWLJ7iA7DzvVZKRvuH9CET7Tei66+oxXz8JCDuetNzyVp7dflg
W+ZbPa/+2nOR3zL6JSTgcS1IzpLBAgMBAAECgYB2NHrGxT/XWhypi4IOh0si2Swt
2PxEEP9joB/n7tn9qFDkC2rWkMpYCZ9YdUzR64cNfcQdnF3gl6SrFxWVM4nj9Iag
REgp17GHe98V8wJjJEV6nw2G37a+/0LybzlfxwD9eQz4CQb8KfOqXWoLj96uJs4S
hy68Q8kbpsAJsmVWwQJBAPhL5ZojhaEblrgyad07zBVNKkW3km1s3FAih3NXrc6U
Erp6y6lf+FpSZG2HKRkpbl3QJb/At/jv2lgKDDUszpkCQQDEjHedynanlAHi55x1
5mC7ZPteZSpYbPMByO0HSPZkHpBUOfsKRxSTE3cbQn+sSkhCcv1sNSAAqf8INnFG
cEZpAkB0rNV7lO2aQyiT7bypZQwFhnkywYxhNyJf1ZnorW7S/+m9Dy7crGg7qTPf
8/9v/3QJSWIztQ++PpdPf4k1A5UhAkBY5RMgubaKuoVT498+79BmURjjq6vITJZo
A0E5H0XZKH2sqoChOF7U2mPvX1cxTHN8Ilf+PdTYmApx43W+Hv+pAkEA8fxDLXx2
X8i66cJ9wv91XHeUfK8bP5YMa5w0gIdJlbkXLt4gc+Jsk/j10zHEibZYeGTustkp
k40uhCbo1kiWwQ==
-----END PRIVATE KEY-----)";

/// Derived from it.
inline constexpr char standInPlatformPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC+ollP5iMrKKbjjtrzqt0x9vXL
biNSlyaqQISyX7RH9PQtgsSZqM47QSqRQxSqEXs/PCpuQo8ltpD5CYxaMXjTOtLQ
FHV3liye4gOw871WSkb7h/QhE+03ouuvqMV8/CQg7nrTc8lae3X5YFvmWz2v/tpz
kd8y+iUk4HEtSM6SwQIDAQAB
-----END PUBLIC KEY-----)";

} // namespace till::test
