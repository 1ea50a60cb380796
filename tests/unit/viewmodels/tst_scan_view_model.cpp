// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/scan_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;
using namespace std::chrono_literals;
using State = ScanViewModel::State;

namespace {

struct Scanning : ViewModelBench
{
    ScanViewModel scan{services(), nullptr};
    QSignalSpy found{&scan, &ScanViewModel::productFound};

    Scanning() { scan.setActive(true); }
    void read(const QString &text)
    {
        scan.accept({text.toUtf8(), {}});
        settle();
    }
};

QString elements(int gtin, const QString &rest = {}) { return u"01"_qs + sample::gtin(gtin).toString() + rest; }

} // namespace

class ScanViewModelTest : public QObject
{
    Q_OBJECT

private slots:
    void states_data();
    void states();
    void finds();
    void idleTakesNothing();
    void notTwice();
    void notTwiceWhileLookingUp();
    void catalogFailure();
    void sourceLostAndBack();
    void sourceTellsOnlyWhatIsNew();
    void hardwareScannerWithoutCamera();
    void sourceLostKeepsTheAnswer();
    void leavingForgets();
    void answerAfterLeavingIsDropped();
    void destroyedWhileLookingUp();
    void heldHandCountsOnce();
    void flickeringCodeKeepsNoVisitAlive();
    void leavingThePageDoesNotTakeTheHeldCodeAgain();
    void anotherCodeIsTakenAtOnce();
    void glimpses();
    void cartons();
    void scannerElsewhereAsksForThePage();
    void scannerReplacesTheAnswer();
    void lotFacts();
    void notesForStaff_data();
    void notesForStaff();
    void answersAreHeard();
    void sourceStates();
    void weights_data();
    void weights();
    void packsOfWeighedGoods();
    void labelsOfTheShop();
};

void ScanViewModelTest::states_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<State>("state");
    QTest::newRow("GTIN") << sample::gtin(10).toString() << ScanViewModel::Found;
    QTest::newRow("good lot") << elements(10, u"10GOOD"_qs) << ScanViewModel::Found;
    QTest::newRow("unknown lot") << elements(10, u"10NEW"_qs) << ScanViewModel::Found;
    QTest::newRow("recalled lot") << elements(10, u"10BACK"_qs) << ScanViewModel::Recalled;
    QTest::newRow("lot past its date") << elements(10, u"10OLD"_qs) << ScanViewModel::Expired;
    QTest::newRow("printed date past") << elements(10, u"17261123"_qs) << ScanViewModel::Expired;
    QTest::newRow("printed date today") << elements(10, u"17261124"_qs) << ScanViewModel::Found;
    QTest::newRow("recalled and past") << elements(10, u"1726112310BACK"_qs) << ScanViewModel::Recalled;
    QTest::newRow("product not in the catalog") << sample::gtin(999'999).toString() << ScanViewModel::Unknown;
    QTest::newRow("words") << u"hello"_qs << ScanViewModel::Unknown;
    QTest::newRow("empty") << QString() << ScanViewModel::Unknown;
    QTest::newRow("script") << u"javascript:alert(1)"_qs << ScanViewModel::Unknown;
    QTest::newRow("wallet") << u"134567890123456789"_qs << ScanViewModel::WalletRefused;
    QTest::newRow("ticket") << QString(u"caravan:order:"_qs + OrderNumber::make(u"K07"_qs, 42).toString())
                            << ScanViewModel::TicketSeen;
}

void ScanViewModelTest::states()
{
    QFETCH(QString, payload);
    QFETCH(State, state);
    Scanning bench;
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    bench.read(payload);
    QCOMPARE(bench.scan.state(), state);
    QCOMPARE(bench.found.size(), state == ScanViewModel::Found ? 1 : 0);
    bench.scan.again();
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    QVERIFY(bench.scan.foundTitle().isEmpty() && bench.scan.lot().isEmpty() && bench.scan.foundImage().isEmpty());
}

void ScanViewModelTest::finds()
{
    Scanning bench;
    bench.read(elements(11, u"10GOOD"_qs));
    QCOMPARE(bench.found.size(), 1);
    QCOMPARE(bench.found.first().at(0).toString(), sample::productId(1).toString());
    QCOMPARE(bench.found.first().at(1).toString(), sample::variantId(1, 1).toString());
    QCOMPARE(bench.found.first().at(2).toString(), u"GOOD"_qs);
    QCOMPARE(bench.scan.foundTitle(), u"葡萄干1"_qs);
    bench.scan.setLanguage(Language::En);
    QCOMPARE(bench.scan.foundTitle(), u"Raisins 1"_qs);
}

void ScanViewModelTest::idleTakesNothing()
{
    Scanning bench;
    bench.scan.setActive(false);
    QCOMPARE(bench.scan.state(), ScanViewModel::Idle);
    bench.read(sample::gtin(10).toString());
    bench.scan.again();
    bench.scan.setSource(ScanViewModel::Lost);
    bench.scan.setSource(ScanViewModel::Live);
    QCOMPARE(bench.scan.state(), ScanViewModel::Idle);
    QCOMPARE(bench.found.size(), 0);
}

void ScanViewModelTest::notTwice()
{
    Scanning bench;
    for (int i = 0; i < 5; ++i)
        bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.found.size(), 1);
    bench.read(u"134567890123456789"_qs);
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
    bench.scan.again();
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.found.size(), 2);
}

void ScanViewModelTest::notTwiceWhileLookingUp()
{
    Scanning bench;
    ViewModelBench::Gate gate(bench);
    for (int i = 0; i < 5; ++i)
        bench.scan.accept({sample::gtin(10 + i % 2).toString().toUtf8(), {}});
    gate.open();
    bench.settle();
    QCOMPARE(bench.found.size(), 1);
    QCOMPARE(bench.found.first().at(1).toString(), sample::variantId(1, 0).toString());
}

void ScanViewModelTest::catalogFailure()
{
    Scanning bench;
    bench.catalog.setFailure(CatalogError::Failed);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Unknown);
    bench.catalog.setFailure({});
    bench.scan.again();
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
}

void ScanViewModelTest::sourceLostAndBack()
{
    Scanning bench;
    bench.scan.setSource(ScanViewModel::Lost);
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
    bench.scan.again();
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
    bench.scan.setSource(ScanViewModel::Live);
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    bench.scan.setActive(false);
    bench.scan.setSource(ScanViewModel::Lost);
    bench.scan.setActive(true);
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
}

void ScanViewModelTest::sourceTellsOnlyWhatIsNew()
{
    Scanning bench;
    bench.scan.setSource(ScanViewModel::Lost);
    const QSignalSpy changed(&bench.scan, &ScanViewModel::changed);
    for (int i = 0; i < 5; ++i)
        bench.scan.setSource(ScanViewModel::Lost);
    QCOMPARE(changed.size(), 0);
}

void ScanViewModelTest::hardwareScannerWithoutCamera()
{
    Scanning bench;
    bench.scan.setSource(ScanViewModel::Lost);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
}

void ScanViewModelTest::sourceLostKeepsTheAnswer()
{
    Scanning bench;
    bench.read(sample::gtin(10).toString());
    bench.scan.setSource(ScanViewModel::Lost);
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
    bench.scan.again();
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
}

void ScanViewModelTest::leavingForgets()
{
    Scanning bench;
    bench.read(elements(10, u"10BACK"_qs));
    QVERIFY(!bench.scan.foundTitle().isEmpty() && !bench.scan.lot().isEmpty());
    bench.scan.setActive(false);
    QVERIFY(bench.scan.foundTitle().isEmpty() && bench.scan.lot().isEmpty() && bench.scan.foundImage().isEmpty());
}

void ScanViewModelTest::answerAfterLeavingIsDropped()
{
    Scanning bench;
    ViewModelBench::Gate gate(bench);
    bench.scan.accept({sample::gtin(10).toString().toUtf8(), {}});
    bench.scan.setActive(false);
    bench.scan.setActive(true);
    gate.open();
    bench.settle();
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    QCOMPARE(bench.found.size(), 0);
    bench.read(sample::gtin(20).toString());
    QCOMPARE(bench.found.size(), 1);
}

void ScanViewModelTest::destroyedWhileLookingUp()
{
    ViewModelBench bench;
    auto scan = std::make_unique<ScanViewModel>(bench.services(), nullptr);
    scan->setActive(true);
    ViewModelBench::Gate gate(bench);
    scan->accept({sample::gtin(10).toString().toUtf8(), {}});
    scan.reset();
    gate.open();
    bench.settle();
}

void ScanViewModelTest::heldHandCountsOnce()
{
    Scanning bench;
    const QSignalSpy noted(&bench.scan, &ScanViewModel::unknownSeen);
    const QString nobodys = sample::gtin(999'999).toString();
    for (int i = 0; i < 20; ++i) {
        bench.read(nobodys);
        bench.scan.noteNothingSeen(); // a shaky hand
        bench.scan.noteNothingSeen();
    }
    QCOMPARE(noted.size(), 1);
    // Away and back: it is meant.
    for (int i = 0; i < 10; ++i)
        bench.scan.noteNothingSeen();
    bench.read(nobodys);
    QCOMPARE(noted.size(), 2);
    // What lies there under its answer is nobody's doing, however long.
    bench.clock.advance(1h);
    bench.read(nobodys);
    QCOMPARE(noted.size(), 2);
    // Somebody who opens the page again and goes on holding it means it, after a while.
    bench.scan.setActive(false);
    bench.scan.setActive(true);
    bench.read(nobodys);
    QCOMPARE(noted.size(), 3);
    bench.scan.setActive(false);
    bench.scan.setActive(true);
    bench.clock.advance(4s);
    // Whoever sets the clock changes nothing.
    bench.clock.jumpUtc(10h);
    bench.read(nobodys);
    QCOMPARE(noted.size(), 3);
    bench.clock.advance(2s);
    bench.read(nobodys);
    QCOMPARE(noted.size(), 4);
}

void ScanViewModelTest::flickeringCodeKeepsNoVisitAlive()
{
    Scanning bench;
    const QSignalSpy scanned(&bench.scan, &ScanViewModel::scanned);
    for (int round = 0; round < 3; ++round) {
        bench.read(u"hello"_qs);
        for (int i = 0; i < 10; ++i)
            bench.scan.noteNothingSeen();
    }
    QCOMPARE(scanned.size(), 1);
    bench.read(u"goodbye"_qs);
    QCOMPARE(scanned.size(), 2);
}

void ScanViewModelTest::leavingThePageDoesNotTakeTheHeldCodeAgain()
{
    Scanning bench;
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.found.size(), 1);
    bench.scan.setActive(false);
    bench.scan.setActive(true);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.found.size(), 1);
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    bench.read(sample::gtin(11).toString());
    QCOMPARE(bench.found.size(), 2);
}

void ScanViewModelTest::anotherCodeIsTakenAtOnce()
{
    Scanning bench;
    bench.read(u"hello"_qs);
    QCOMPARE(bench.scan.state(), ScanViewModel::Unknown);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
}

void ScanViewModelTest::glimpses()
{
    Scanning bench;
    const QSignalSpy noted(&bench.scan, &ScanViewModel::unknownSeen);
    const auto glimpse = [&](const QString &text) {
        bench.scan.glimpse({text.toUtf8(), {}});
        bench.settle();
    };
    glimpse(sample::gtin(999'999).toString());
    glimpse(u"134567890123456789"_qs);
    glimpse(u"hello"_qs);
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    QCOMPARE(noted.size(), 0);
    glimpse(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
    QCOMPARE(bench.found.size(), 1);
}

void ScanViewModelTest::cartons()
{
    Scanning bench;
    const QString single = sample::gtin(10).toString();
    QCOMPARE(single.front(), QChar(u'0'));
    QString carton;
    for (int check = 0; check < 10 && carton.isEmpty(); ++check) {
        const QString digits = QStringLiteral("1%1%2").arg(single.mid(1, 12)).arg(check);
        if (Gtin::parse(digits)) carton = digits;
    }
    bench.read(carton);
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
    QCOMPARE(bench.found.first().at(1).toString(), sample::variantId(1, 0).toString());
    QCOMPARE(bench.found.first().at(3).toBool(), true);
    bench.scan.again();
    bench.read(single);
    QCOMPARE(bench.found.at(1).at(3).toBool(), false);
}

void ScanViewModelTest::scannerElsewhereAsksForThePage()
{
    Scanning bench;
    bench.scan.setActive(false);
    const QSignalSpy requested(&bench.scan, &ScanViewModel::pageRequested);
    bench.scan.acceptFromScanner({sample::gtin(10).toString().toUtf8(), {}});
    bench.settle();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(bench.found.size(), 0);
    bench.scan.setActive(true);
    bench.settle();
    QCOMPARE(bench.found.size(), 1);
    // Once.
    bench.scan.setActive(false);
    bench.scan.setActive(true);
    bench.settle();
    QCOMPARE(bench.found.size(), 1);
}

void ScanViewModelTest::scannerReplacesTheAnswer()
{
    Scanning bench;
    bench.read(u"134567890123456789"_qs);
    QCOMPARE(bench.scan.state(), ScanViewModel::WalletRefused);
    for (int i = 1; i <= 2; ++i) { // each pull of the trigger is meant
        bench.scan.acceptFromScanner({sample::gtin(10).toString().toUtf8(), {}});
        bench.settle();
        QCOMPARE(bench.found.size(), i);
    }
}

void ScanViewModelTest::lotFacts()
{
    Scanning bench;
    bench.read(elements(10, u"10OLD"_qs));
    QCOMPARE(bench.scan.state(), ScanViewModel::Expired);
    QVERIFY(!bench.scan.bestBeforeText().isEmpty());
    bench.scan.again();
    QVERIFY(bench.scan.bestBeforeText().isEmpty() && bench.scan.placeName().isEmpty());
    // Printed on the pack, not in the catalog.
    bench.read(elements(10, u"1726112310NEW"_qs));
    QCOMPARE(bench.scan.state(), ScanViewModel::Expired);
    QVERIFY(bench.scan.bestBeforeText().contains(u"2026"));
}

void ScanViewModelTest::notesForStaff_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<QStringList>("notes");
    const QString nobodys = sample::gtin(999'999).toString();
    QTest::newRow("product of nobody") << nobodys << QStringList{nobodys};
    QTest::newRow("personal, perhaps") << u"https://example.org/member/7"_qs << QStringList{QString()};
    QTest::newRow("wallet") << u"134567890123456789"_qs << QStringList();
    QTest::newRow("known") << sample::gtin(10).toString() << QStringList();
}

void ScanViewModelTest::notesForStaff()
{
    QFETCH(QString, payload);
    QFETCH(QStringList, notes);
    Scanning bench;
    const QSignalSpy noted(&bench.scan, &ScanViewModel::unknownSeen);
    bench.read(payload);
    QStringList seen;
    for (const auto &arguments : noted)
        seen.append(arguments.first().toString());
    QCOMPARE(seen, notes);
}

void ScanViewModelTest::answersAreHeard()
{
    Scanning bench;
    const QSignalSpy answered(&bench.scan, &ScanViewModel::answered);
    bench.read(elements(10, u"10BACK"_qs));
    QCOMPARE(answered.last().first().toBool(), false);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(answered.size(), 2);
    QCOMPARE(answered.last().first().toBool(), true);
}

void ScanViewModelTest::weights_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("quantity");
    QTest::newRow("no word of it") << QString() << ScanViewModel::Found << 1;
    QTest::newRow("four packs of 250 g") << u"3103001000"_qs << ScanViewModel::Found << 4;
    QTest::newRow("one pack") << u"3103000250"_qs << ScanViewModel::Found << 1;
    QTest::newRow("no whole packs") << u"3103001254"_qs << ScanViewModel::Weighed << 0;
    QTest::newRow("more than a line may hold") << u"3102100000"_qs << ScanViewModel::Weighed << 0;
    QTest::newRow("count") << u"306"_qs << ScanViewModel::Found << 6;
    QTest::newRow("count beyond all") << u"3012345678"_qs << ScanViewModel::Found << 99;
}

void ScanViewModelTest::weights()
{
    QFETCH(QString, more);
    QFETCH(State, state);
    QFETCH(int, quantity);
    Scanning bench;
    const QString payload = QString(u"]C1"_qs + elements(10, more));
    bench.read(payload);
    QCOMPARE(bench.scan.state(), state);
    QCOMPARE(bench.found.size(), quantity > 0 ? 1 : 0);
    if (quantity > 0) QCOMPARE(bench.found.first().at(4).toInt(), quantity);
}

void ScanViewModelTest::packsOfWeighedGoods()
{
    Scanning bench;
    bench.read(QString(u"]C1"_qs + elements(10, u"3103001254"_qs)));
    QVERIFY(bench.scan.kilograms().contains(u"1.254"));
    QVERIFY(bench.scan.hasPacks());
    QVERIFY(!bench.scan.foundTitle().isEmpty());
    bench.scan.showPacks();
    QCOMPARE(bench.found.size(), 1);
    QCOMPARE(bench.found.first().at(1).toString(), sample::variantId(1, 0).toString());
    QCOMPARE(bench.found.first().at(4).toInt(), 1);
    bench.scan.again();
    QVERIFY(!bench.scan.hasPacks() && bench.scan.kilograms().isEmpty());
    bench.scan.showPacks();
    QCOMPARE(bench.found.size(), 1);
}

void ScanViewModelTest::labelsOfTheShop()
{
    Scanning bench;
    const QSignalSpy noted(&bench.scan, &ScanViewModel::unknownSeen);
    bench.read(u"2012345012547"_qs);
    QCOMPARE(bench.scan.state(), ScanViewModel::Weighed);
    QVERIFY(bench.scan.kilograms().contains(u"1.254"));
    QVERIFY(!bench.scan.hasPacks());
    bench.read(u"2112345009902"_qs); // priced by the scales
    QCOMPARE(bench.scan.state(), ScanViewModel::Weighed);
    QVERIFY(bench.scan.kilograms().isEmpty());
    QCOMPARE(noted.size(), 0);
}

void ScanViewModelTest::sourceStates()
{
    Scanning bench;
    for (const auto source :
         {ScanViewModel::NoCamera, ScanViewModel::Lost, ScanViewModel::Denied, ScanViewModel::WrongFormat}) {
        bench.scan.setSource(source);
        QCOMPARE(bench.scan.source(), source);
        QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
    }
    bench.scan.setSource(ScanViewModel::Starting);
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
}

QTEST_GUILESS_MAIN(ScanViewModelTest)
#include "tst_scan_view_model.moc"
