// SPDX-License-Identifier: Apache-2.0
#include "view_model_bench.h"
#include "viewmodels/scan_view_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace caravan;
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
    bench.scan.setSourceAvailable(false);
    bench.scan.setSourceAvailable(true);
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
    bench.scan.setSourceAvailable(false);
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
    bench.scan.again();
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
    bench.scan.setSourceAvailable(true);
    QCOMPARE(bench.scan.state(), ScanViewModel::Looking);
    bench.scan.setActive(false);
    bench.scan.setSourceAvailable(false);
    bench.scan.setActive(true);
    QCOMPARE(bench.scan.state(), ScanViewModel::NoSource);
}

void ScanViewModelTest::sourceTellsOnlyWhatIsNew()
{
    Scanning bench;
    bench.scan.setSourceAvailable(false);
    const QSignalSpy changed(&bench.scan, &ScanViewModel::changed);
    for (int i = 0; i < 5; ++i)
        bench.scan.setSourceAvailable(false);
    QCOMPARE(changed.size(), 0);
}

void ScanViewModelTest::hardwareScannerWithoutCamera()
{
    Scanning bench;
    bench.scan.setSourceAvailable(false);
    bench.read(sample::gtin(10).toString());
    QCOMPARE(bench.scan.state(), ScanViewModel::Found);
}

void ScanViewModelTest::sourceLostKeepsTheAnswer()
{
    Scanning bench;
    bench.read(sample::gtin(10).toString());
    bench.scan.setSourceAvailable(false);
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

QTEST_GUILESS_MAIN(ScanViewModelTest)
#include "tst_scan_view_model.moc"
