// SPDX-License-Identifier: Apache-2.0
#include "healthgate/health_checks.h"

#include "core/clock.h"
#include "core/process_options.h"
#include "devices/code_reader.h"
#include "devices/qr_image.h"
#include "storage/contact_vault.h"
#include "storage/order_journal_sqlite.h"

#include <QDir>
#include <QFont>
#include <QGlyphRun>
#include <QImage>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace caravan {

namespace {

struct Script
{
    const char *name;
    const char16_t *text;
};

constexpr Script scripts[] = {{"Uyghur", u"خۇش كەپسىز، ئۈزۈم ۋە ئۆرۈك"},
                              {"Kazakh", u"Қош келдіңіз, жүзім, өрік, әңгелек"},
                              {"Russian", u"Добро пожаловать"},
                              {"Chinese", u"欢迎光临 葡萄干 ¥35.00"}};

QFont screenFont()
{
    QFont font;
    font.setFamilies(
        {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans Arabic")});
    font.setPixelSize(40);
    return font;
}

/// Glyph 0 of a font is the box for what it does not have.
bool everyGlyphIsThere(const QTextLayout &layout)
{
    const QList<QGlyphRun> runs = layout.glyphRuns();
    const auto whole = [](const QGlyphRun &run) { return !run.glyphIndexes().contains(0); };
    return !runs.isEmpty() && std::all_of(runs.begin(), runs.end(), whole);
}

bool leavesInk(const QTextLayout &layout)
{
    QImage canvas(900, 80, QImage::Format_Grayscale8);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    layout.draw(&painter, {4, 4});
    painter.end();
    for (int y = 0; y < canvas.height(); ++y)
        if (std::any_of(canvas.constScanLine(y), canvas.constScanLine(y) + canvas.width(),
                        [](uchar v) { return v < 64; }))
            return true;
    return false;
}

OrderDraft sampleDraft()
{
    LineItem line;
    line.variant = VariantId::parse(QStringLiteral("variant_gate"));
    line.product = ProductId::parse(QStringLiteral("prod_gate"));
    line.sku = Sku::parse(QStringLiteral("GATE"));
    line.productTitle.set(Language::ZhCn, QStringLiteral("葡萄干"));
    line.variantTitle.set(Language::ZhCn, QStringLiteral("250 克"));
    line.unitPrice = Money::fromFen(100);
    line.quantity = 1;
    OrderDraft draft;
    draft.lines = {line};
    draft.catalogVersion = 1;
    return draft;
}

} // namespace

Result<Done, QString> checkCodes()
{
    const QString text = QStringLiteral("https://id.example/01/09521234543213");
    const QImage code = qrImage(text, 400);
    if (code.isNull()) return Failure{QStringLiteral("a QR code cannot be drawn")};
    const auto read = readCode(code, ScanEffort::Harder);
    if (!read || read->payload.bytes != text.toUtf8()) return Failure{QStringLiteral("a QR code cannot be read")};
    return Done{};
}

Result<Done, QString> checkJournalTakesOrders(const QString &stateDir)
{
    const auto vault = ContactVault::open(state::contactKey(stateDir));
    if (!vault) return Failure{QStringLiteral("no key for contacts can be made")};
    const SystemClock clock;
    const auto journal =
        OrderJournalSqlite::open({state::journalDatabase(stateDir), QStringLiteral("Z99"), 1, {}}, *vault, clock);
    if (!journal) return Failure{QStringLiteral("the journal cannot be opened (%1)").arg(int(journal.error()))};
    const auto before = (*journal)->accounts();
    if (!before || !before->balance()) return Failure{QStringLiteral("the accounts do not balance")};
    const auto placed = (*journal)->place(OrderId::make(clock.utcNow()), sampleDraft());
    if (!placed) return Failure{QStringLiteral("an order cannot be placed (%1)").arg(int(placed.error()))};
    const auto after = (*journal)->accounts();
    if (!after || !after->balance() || after->accepted != before->accepted + 1)
        return Failure{QStringLiteral("a placed order is not in the accounts")};
    return Done{};
}

Result<Done, QString> checkScripts()
{
    for (const Script &script : scripts) {
        QTextLayout layout(QString::fromUtf16(script.text), screenFont());
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(10'000);
        layout.endLayout();
        if (!everyGlyphIsThere(layout) || !leavesInk(layout))
            return Failure{QStringLiteral("%1 text cannot be drawn").arg(QLatin1String(script.name))};
    }
    return Done{};
}

Result<Done, QString> checkJournalReadable(const QString &journal)
{
    // The key is not needed to read where the orders stand.
    const QString dir = journal + QStringLiteral(".reader");
    if (!QDir().mkpath(dir)) return Failure{QStringLiteral("no folder for a key")};
    const auto vault = ContactVault::open(state::contactKey(dir));
    if (!vault) return Failure{QStringLiteral("no key for contacts can be made")};
    const SystemClock clock;
    const auto opened = OrderJournalSqlite::open({journal, QStringLiteral("Z99"), 1, {}}, *vault, clock);
    if (!opened) return Failure{QStringLiteral("the journal cannot be opened (%1)").arg(int(opened.error()))};
    const auto accounts = (*opened)->accounts();
    if (!accounts || !accounts->balance()) return Failure{QStringLiteral("the accounts cannot be read")};
    if (!(*opened)->recent(1)) return Failure{QStringLiteral("the orders cannot be read")};
    return Done{};
}

} // namespace caravan
