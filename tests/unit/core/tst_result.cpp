// SPDX-License-Identifier: Apache-2.0
#include "core/result.h"
#include "core/strong_id.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace caravan;

namespace {
enum class Fault { Small, Large };
using Number = Result<int, Fault>;
using Key = StrongId<struct KeyTag>;
using OtherKey = StrongId<struct OtherKeyTag>;
static_assert(!std::is_convertible_v<Key, OtherKey> && !std::is_constructible_v<Key, OtherKey>);
static_assert(!std::is_convertible_v<QString, Key>);
} // namespace

class ResultTest : public QObject
{
    Q_OBJECT

private slots:
    void valueOrFault();
    void valueAndErrorOfOneType();
    void movesOut();
    void keys_data();
    void keys();
    void keysAreValues();
};

void ResultTest::valueOrFault()
{
    const Number good(7);
    QVERIFY(good.ok() && bool(good));
    QCOMPARE(good.value(), 7);
    QCOMPARE(*good, 7);
    QCOMPARE(good.valueOr(9), 7);

    const Number bad(Failure{Fault::Large});
    QVERIFY(!bad.ok() && !bool(bad));
    QCOMPARE(bad.error(), Fault::Large);
    QCOMPARE(bad.valueOr(9), 9);
    const Result<QString, Fault> handedOn = bad.failure();
    QVERIFY(!handedOn.ok());
    QCOMPARE(handedOn.error(), Fault::Large);
}

void ResultTest::valueAndErrorOfOneType()
{
    using Text = Result<QString, QString>;
    const Text good(QStringLiteral("a"));
    const Text bad(Failure{QStringLiteral("a")});
    QVERIFY(good.ok());
    QVERIFY(!bad.ok());
    QCOMPARE(good.value(), bad.error());
    QCOMPARE(good->size(), 1);
}

void ResultTest::movesOut()
{
    Result<std::unique_ptr<int>, Fault> owner(std::make_unique<int>(5));
    *owner.value() = 6;
    const std::unique_ptr<int> taken = std::move(owner).value();
    QCOMPARE(*taken, 6);
}

void ResultTest::keys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("taken");
    QTest::newRow("plain") << u"prod_01J"_qs << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("128") << QString(128, u'x') << true;
    QTest::newRow("129") << QString(129, u'x') << false;
    QTest::newRow("new line") << u"a\nb"_qs << false;
    QTest::newRow("NUL") << QString(QChar(u'\0')) << false;
    QTest::newRow("delete") << u"a\u007f"_qs << false;
    QTest::newRow("space") << u"a b"_qs << true;
    QTest::newRow("Chinese") << u"葡萄"_qs << true;
}

void ResultTest::keys()
{
    QFETCH(QString, text);
    QFETCH(bool, taken);
    const Key key = Key::parse(text);
    QCOMPARE(!key.isNull(), taken);
    QCOMPARE(key.toString(), taken ? text : QString());
}

void ResultTest::keysAreValues()
{
    const Key a = Key::parse(u"a"_qs);
    const Key b = Key::parse(u"b"_qs);
    QVERIFY(a != b && a < b && !(b < a));
    QCOMPARE(Key::parse(u"a"_qs), a);
    const QSet<Key> set{a, b, a};
    QCOMPARE(set.size(), 2);
    QVERIFY(Key().isNull());
}

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
