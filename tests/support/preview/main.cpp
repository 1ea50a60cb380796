// SPDX-License-Identifier: Apache-2.0
#include "support/preview/demo_catalog.h"
#include "support/preview/demo_images.h"
#include "support/preview/demo_journal.h"
#include "viewmodels/kiosk_view_model.h"

#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlProperty>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace caravan::preview {
namespace {

/// Shows one page after the other and keeps a picture of each.
class Preview
{
public:
    Preview(const QString &demo, QString out, const Config &config);
    [[nodiscard]] bool load();
    void drawAll(const QStringList &wanted);
    [[nodiscard]] int warnings() const { return m_warnings; }

private:
    struct Shot
    {
        QString name;
        std::function<void()> prepare;
    };

    [[nodiscard]] QList<Shot> shots();
    void call(const char *function) { QMetaObject::invokeMethod(m_window, function); }
    void rest(int milliseconds)
    {
        QEventLoop loop;
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        loop.exec();
    }
    void scan(const QString &text) { m_kiosk.scan()->accept({text.toUtf8(), u"QRCode"_s}); }
    [[nodiscard]] QString elementsOf(const QString &more) const;
    void typeIn(const QString &objectName);
    void fillCart();

    QString m_out;
    SystemClock m_clock;
    DemoCatalog m_catalog;
    DemoJournal m_journal;
    Worker m_worker;
    KioskViewModel m_kiosk;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
    int m_warnings = 0;
};

Preview::Preview(const QString &demo, QString out, const Config &config)
    : m_out(std::move(out))
    , m_catalog(demo + u"/catalog"_s, m_clock)
    , m_kiosk({m_catalog, m_journal, m_worker, m_clock}, config)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_engine.addImageProvider(u"product"_s, new DemoImages(demo + u"/images"_s, m_catalog.images()));
    m_engine.addImageProvider(u"asset"_s, new DemoImages(demo + u"/images"_s, {}));
    m_engine.addImageProvider(u"qr"_s, new ChequeredCode);
    QObject::connect(&m_engine, &QQmlEngine::warnings, &m_engine,
                     [this](const QList<QQmlError> &errors) { m_warnings += static_cast<int>(errors.size()); });
    if (m_translator.load(u":/i18n/caravan_%1.qm"_s.arg(m_kiosk.language()->tag().replace(u'-', u'_'))))
        QCoreApplication::installTranslator(&m_translator);
    m_engine.setInitialProperties({{u"kiosk"_s, QVariant::fromValue(&m_kiosk)},
                                   {u"width"_s, config.kiosk.width},
                                   {u"height"_s, config.kiosk.height}});
}

bool Preview::load()
{
    m_engine.load(QUrl(u"qrc:/qt/qml/Caravan/Shell/Main.qml"_s));
    if (m_engine.rootObjects().isEmpty()) return false;
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    m_kiosk.start();
    rest(300);
    return m_window != nullptr;
}

/// GS1 elements of the first product that has a number and a lot.
QString Preview::elementsOf(const QString &more) const
{
    for (const Product &product : m_catalog.all())
        if (!product.lots.isEmpty() && !product.variants.isEmpty() && product.variants.first().gtin)
            return u"01"_s + product.variants.first().gtin->toString() + more + u"10"_s + product.lots.first().code;
    return {};
}

void Preview::typeIn(const QString &objectName)
{
    if (auto *field = m_window->findChild<QQuickItem *>(objectName)) field->forceActiveFocus();
}

void Preview::fillCart()
{
    if (!m_kiosk.cart()->empty()) return;
    for (const int row : {0, 4, 9}) {
        m_kiosk.product()->open(m_catalog.all().at(row).id.toString());
        rest(80);
        m_kiosk.product()->addToCart();
    }
    m_kiosk.cart()->setQuantity(0, 3);
}

QList<Preview::Shot> Preview::shots()
{
    CheckoutViewModel &checkout = *m_kiosk.checkout();
    const auto state = [this](const char *function) { return [this, function] { call(function); }; };
    return {
        {u"attract"_s, [] {}},
        {u"language"_s,
         [this] {
             m_kiosk.session()->begin();
             call("showLanguages");
         }},
        {u"home"_s,
         [this] {
             m_kiosk.status()->setAgent(true, true);
             call("showHome");
         }},
        {u"home-offline"_s, [this] { m_kiosk.status()->setAgent(false, false); }},
        {u"browse"_s,
         [this] {
             m_kiosk.catalog()->showOrigin(u"xinjiang"_s);
             call("showBrowse");
         }},
        {u"product"_s,
         [this] {
             QMetaObject::invokeMethod(m_window, "showProduct", Q_ARG(QString, m_catalog.all().first().id.toString()));
         }},
        {u"product-below"_s,
         [this] { m_window->findChild<QQuickItem *>(u"product.scroller"_s)->setProperty("contentY", 900); }},
        {u"search"_s, [this] { call("showSearch"); }},
        {u"search-results"_s,
         [this] {
             m_kiosk.search()->setText(m_catalog.all().first().title.in(m_kiosk.language()->language()).left(3));
         }},
        {u"search-filter"_s,
         [this] { m_window->findChild<QQuickItem *>(u"search.sheet"_s)->setProperty("open", true); }},
        {u"search-corrected"_s,
         [this] {
             m_window->findChild<QQuickItem *>(u"search.sheet"_s)->setProperty("open", false);
             m_kiosk.search()->setText(u"raisns"_s);
         }},
        {u"search-nothing"_s,
         [this] {
             m_window->findChild<QQuickItem *>(u"search.sheet"_s)->setProperty("open", false);
             m_kiosk.search()->setText(u"xyzxyz"_s);
         }},
        {u"scan"_s, [this] { QMetaObject::invokeMethod(m_window, "showPlace", Q_ARG(int, 2)); }},
        {u"scan-no-camera"_s, [this] { m_kiosk.scan()->setSource(ScanViewModel::NoCamera); }},
        {u"scan-lost"_s, [this] { m_kiosk.scan()->setSource(ScanViewModel::Lost); }},
        {u"scan-denied"_s, [this] { m_kiosk.scan()->setSource(ScanViewModel::Denied); }},
        {u"scan-unknown"_s,
         [this] {
             m_kiosk.scan()->setSource(ScanViewModel::Live);
             scan(u"https://example.org/x"_s);
         }},
        {u"scan-wallet"_s, [this] { scan(u"134567890123456789"_s); }},
        {u"scan-expired"_s, [this] { scan(elementsOf(u"17250101"_s)); }},
        {u"scan-found"_s, [this] { scan(elementsOf({})); }},
        {u"cart-empty"_s, [this] { QMetaObject::invokeMethod(m_window, "showPlace", Q_ARG(int, 3)); }},
        {u"cart"_s, [this] { fillCart(); }},
        {u"fulfilment"_s, state("showFulfilment")},
        {u"contact"_s,
         [&checkout, this] {
             checkout.setFulfilment(CheckoutViewModel::Ship);
             call("showContact");
         }},
        {u"contact-typing"_s, [this] { typeIn(u"contact.street.input"_s); }},
        {u"review"_s,
         [&checkout, this] {
             checkout.setName(u"阿依古丽"_s);
             checkout.setPhone(u"13912345678"_s);
             checkout.setProvince(u"新疆"_s);
             checkout.setCity(u"吐鲁番市"_s);
             checkout.setDistrict(u"高昌区"_s);
             checkout.setStreet(u"葡萄沟路 12 号"_s);
             call("showReview");
         }},
        {u"review-refused"_s,
         [&checkout, this] {
             m_journal.refuseWith = JournalError::Full;
             checkout.confirm();
         }},
        {u"ticket"_s,
         [&checkout, this] {
             m_journal.refuseWith.reset();
             checkout.confirm();
         }},
    };
}

void Preview::drawAll(const QStringList &wanted)
{
    for (const Shot &shot : shots()) {
        shot.prepare();
        rest(wanted.isEmpty() || wanted.contains(shot.name) ? 500 : 60);
        if (!wanted.isEmpty() && !wanted.contains(shot.name)) continue;
        const QString file = m_out + u'/' + m_kiosk.language()->tag() + u'-' + shot.name + u".png"_s;
        if (!m_window->grabWindow().save(file)) std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
    }
}

int run(QCommandLineParser &parser)
{
    Config config;
    const QStringList size = parser.value(u"size"_s).split(u'x');
    config.kiosk.width = size.value(0).toInt();
    config.kiosk.height = size.value(1).toInt();
    config.kiosk.reducedMotion = true;
    const QString out = parser.value(u"out"_s);
    QDir().mkpath(out);
    const QStringList pages = parser.value(u"pages"_s).split(u',', Qt::SkipEmptyParts);
    int warnings = 0;
    for (const QString &tag : parser.value(u"languages"_s).split(u',')) {
        const auto language = languageFromTag(tag);
        if (!language) return 2;
        config.kiosk.language = *language;
        Preview preview(parser.value(u"demo"_s), out, config);
        if (!preview.load()) return 1;
        preview.drawAll(pages);
        warnings += preview.warnings();
    }
    std::printf("QML warnings: %d\n", warnings);
    return warnings == 0 ? 0 : 1;
}

} // namespace
} // namespace caravan::preview

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", u"offscreen"_s).toUtf8());
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    QFont font;
    font.setFamilies({u"Noto Sans"_s, u"Noto Sans CJK SC"_s, u"Noto Sans Arabic"_s});
    QGuiApplication::setFont(font);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Draws the pages of the screen into PNG files."_s);
    parser.addHelpOption();
    parser.addOption({u"demo"_s, u"Folder with catalog/ and images/."_s, u"folder"_s, u"resources/demo"_s});
    parser.addOption({u"out"_s, u"Where the pictures go."_s, u"folder"_s, u"screenshots/preview"_s});
    parser.addOption({u"size"_s, u"Of the window."_s, u"width x height"_s, u"1080x1920"_s});
    parser.addOption({u"languages"_s, u"Tags, parted by commas."_s, u"tags"_s, u"zh-CN,ug-CN,en"_s});
    parser.addOption({u"pages"_s, u"Only these, parted by commas."_s, u"names"_s});
    parser.process(application);
    return caravan::preview::run(parser);
}
