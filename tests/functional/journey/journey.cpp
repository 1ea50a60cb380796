// SPDX-License-Identifier: Apache-2.0
#include "functional/journey/journey.h"

#include "functional/journey/scan_pictures.h"

#include <QDateTime>

#include <cstdio>

namespace caravan::functional {

namespace {

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QStringList keysOf(const QString &text)
{
    QStringList keys;
    for (const QChar c : text)
        keys.append(QStringLiteral("key.") + c);
    return keys;
}

} // namespace

Journey::Journey(Options options)
    : m_options(std::move(options))
    , m_screenshots(m_options.screenshots)
    , m_terminal(m_options.binaries, m_options.stateDir, m_options.storeFile)
    , m_remote(m_terminal.remote)
{
}

Journey::Visit Journey::visitIn(Language language)
{
    switch (language) {
    case Language::ZhCn:
        // Pinyin initials find the raisins; the name is composed from pinyin and its first candidate.
        return {language, keysOf(QStringLiteral("ptg")), QStringLiteral("ship"),
                keysOf(QStringLiteral("wang")) << QStringLiteral("candidate.0")};
    case Language::UgCn:
        return {language, keysOf(QStringLiteral("ئۈزۈم")), QStringLiteral("pick-up"), keysOf(QStringLiteral("گۈل"))};
    case Language::Kk:
        return {language, keysOf(QStringLiteral("мейіз")), QStringLiteral("pick-up"), keysOf(QStringLiteral("гүл"))};
    case Language::Ru:
        return {language, keysOf(QStringLiteral("изюм")), QStringLiteral("ship"), keysOf(QStringLiteral("анна"))};
    case Language::En:
        break;
    }
    return {language, keysOf(QStringLiteral("raisin")), QStringLiteral("take-away"), {}};
}

bool Journey::start()
{
    m_screenshots.mkpath(QStringLiteral("."));
    for (const QString &old : m_screenshots.entryList({QStringLiteral("*.png")}))
        m_screenshots.remove(old);
    emptyTablePicture().save(m_terminal.scannerPicture());
    if (!m_terminal.configure()) return false;
    m_terminal.startStore();
    if (!m_options.storeFile.isEmpty()) {
        const auto before = StoreLedger::read(m_terminal.stateDir());
        if (!before) return false;
        m_before = *before;
    }
    m_terminal.startAgent();
    if (!m_terminal.startKiosk()) return false;
    const int products = m_terminal.waitForCatalog();
    say(QStringLiteral("catalog: %1 products with their pictures after %2 s")
            .arg(products)
            .arg(double(QDateTime::currentMSecsSinceEpoch() - m_startedAt) / 1000, 0, 'f', 1));
    return products > 0;
}

int Journey::run()
{
    m_startedAt = QDateTime::currentMSecsSinceEpoch();
    if (!start()) return fail(QStringLiteral("start"));
    say(QStringLiteral("line:    cut"));
    m_terminal.cutLine();
    for (const Language language : std::as_const(m_options.languages))
        if (!takeVisit(visitIn(language))) return fail(languageTag(language));
    if (!restoreLine()) return fail(QStringLiteral("delivery"));
    return summarise();
}

bool Journey::takeVisit(const Visit &visit)
{
    m_shots = 0;
    const int tapsBefore = m_remote.taps();
    wakeAndChoose(visit);
    browseAndAdd(visit);
    search(visit);
    scanAndAdd(visit);
    checkOut(visit);
    if (!m_remote.ok()) return false;
    const QString number = m_remote.read(QStringLiteral("ticket.number")).toString();
    m_tickets.append(number);
    say(QStringLiteral("visit:   %1 ordered %2 in %3 taps")
            .arg(languageTag(visit.language), -5)
            .arg(number)
            .arg(m_remote.taps() - tapsBefore));
    const bool last = visit.language == m_options.languages.last();
    if (!last) m_remote.tap(QStringLiteral("ticket.done")).waitFor(QStringLiteral("attract.touch"));
    return m_remote.ok();
}

void Journey::wakeAndChoose(const Visit &visit)
{
    m_remote.waitFor(QStringLiteral("attract.touch"));
    shot(visit, QStringLiteral("attract"));
    m_remote.tap(QStringLiteral("attract.touch"));
    const QString language = QStringLiteral("language.") + languageTag(visit.language);
    m_remote.waitFor(language);
    shot(visit, QStringLiteral("language"));
    m_remote.tap(language).waitFor(QStringLiteral("home.search")).waitFor(QStringLiteral("offline.banner"), 30'000);
    shot(visit, QStringLiteral("home"));
}

void Journey::browseAndAdd(const Visit &visit)
{
    m_remote.tap(QStringLiteral("category.0")).waitFor(QStringLiteral("browse.grid"));
    m_remote.waitFor(QStringLiteral("product.card.0"));
    shot(visit, QStringLiteral("browse"));
    m_remote.tap(QStringLiteral("product.card.0")).waitFor(QStringLiteral("product.add"));
    shot(visit, QStringLiteral("product"));
    m_remote.tap(QStringLiteral("product.add")).tap(QStringLiteral("header.back"));
}

void Journey::search(const Visit &visit)
{
    m_remote.tap(QStringLiteral("nav.search")).waitFor(QStringLiteral("search.field.input"));
    m_remote.expectHidden(QStringLiteral("shell.toast")); // what was said of the product lies over no other page
    if (!m_remote.isShown(visit.searchKeys.first(), 1500)) m_remote.tap(QStringLiteral("search.field"));
    tapKeys(visit.searchKeys);
    m_remote.waitFor(QStringLiteral("product.card.0"));
    shot(visit, QStringLiteral("search"));
}

void Journey::scanAndAdd(const Visit &visit)
{
    emptyTablePicture().save(m_terminal.scannerPicture());
    m_remote.tap(QStringLiteral("nav.scan")).waitFor(QStringLiteral("scan.viewfinder"));
    shot(visit, QStringLiteral("scan"));
    const auto label = scannableLabel(demoCatalogFile(m_options.binaries));
    label.save(m_terminal.scannerPicture());
    m_remote.waitFor(QStringLiteral("product.add"));
    shot(visit, QStringLiteral("scanned"));
    m_remote.tap(QStringLiteral("product.add"));
}

void Journey::checkOut(const Visit &visit)
{
    m_remote.tap(QStringLiteral("nav.cart")).waitFor(QStringLiteral("cart.checkout"));
    m_remote.tap(QStringLiteral("cart.line.0.plus"));
    shot(visit, QStringLiteral("cart"));
    const QString choice = QStringLiteral("fulfilment.") + visit.fulfilment;
    m_remote.tap(QStringLiteral("cart.checkout")).tap(choice);
    shot(visit, QStringLiteral("fulfilment"));
    m_remote.tap(QStringLiteral("fulfilment.continue"));
    if (visit.fulfilment != u"take-away") enterContact(visit);
    m_remote.waitFor(QStringLiteral("review.confirm"));
    shot(visit, QStringLiteral("review"));
    m_remote.tap(QStringLiteral("review.confirm")).waitFor(QStringLiteral("ticket.number"));
    shot(visit, QStringLiteral("ticket"));
}

void Journey::enterContact(const Visit &visit)
{
    m_remote.tap(QStringLiteral("contact.name"));
    tapKeys(visit.nameKeys);
    m_remote.tap(QStringLiteral("key.done"));
    m_remote.tap(QStringLiteral("contact.phone"));
    tapKeys(keysOf(QStringLiteral("13900000000")));
    shot(visit, QStringLiteral("typing"));
    m_remote.tap(QStringLiteral("key.done"));
    if (visit.fulfilment == u"ship") {
        for (const QString &field :
             {QStringLiteral("contact.province"), QStringLiteral("contact.city"), QStringLiteral("contact.street")}) {
            m_remote.tap(field);
            tapKeys(visit.nameKeys);
            m_remote.tap(QStringLiteral("key.done"));
        }
    }
    shot(visit, QStringLiteral("contact"));
    m_remote.tap(QStringLiteral("contact.continue"));
}

void Journey::tapKeys(const QStringList &keys)
{
    for (const QString &key : keys)
        m_remote.tap(key);
}

void Journey::shot(const Visit &visit, const QString &step)
{
    const QString name = QStringLiteral("%1-%2-%3.png")
                             .arg(languageTag(visit.language))
                             .arg(++m_shots, 2, 10, QLatin1Char('0'))
                             .arg(step);
    m_remote.shot(m_screenshots.absoluteFilePath(name));
}

bool Journey::restoreLine()
{
    say(QStringLiteral("line:    returns, %1 orders waiting").arg(m_terminal.accounts().pending));
    const qint64 returned = QDateTime::currentMSecsSinceEpoch();
    m_terminal.startStore();
    const bool delivered = m_terminal.waitForDelivery(static_cast<int>(m_options.languages.size()));
    say(QStringLiteral("line:    %1 %2 s after its return")
            .arg(delivered ? QStringLiteral("all delivered") : QStringLiteral("not all delivered"))
            .arg(double(QDateTime::currentMSecsSinceEpoch() - returned) / 1000, 0, 'f', 1));
    m_remote.waitFor(QStringLiteral("ticket.delivered"), 45'000);
    m_remote.shot(m_screenshots.absoluteFilePath(
        QStringLiteral("%1-delivered.png").arg(languageTag(m_options.languages.last()))));
    m_remote.tap(QStringLiteral("ticket.done")).waitFor(QStringLiteral("attract.touch"));
    return delivered && m_remote.ok();
}

int Journey::summarise()
{
    const QStringList warnings = m_remote.warnings();
    for (const QString &warning : warnings)
        say(QStringLiteral("qml:     ") + warning);
    const Accounts kiosk = m_terminal.accounts();
    const auto store = StoreLedger::read(m_terminal.stateDir());
    const int visits = static_cast<int>(m_options.languages.size());
    m_terminal.kiosk.kill();
    m_terminal.agent.stop();
    m_terminal.store.stop();
    if (!store) return fail(QStringLiteral("the store's ledger"));
    const int orders = store->orders - m_before.orders;
    const int doubled = store->doubled - m_before.doubled;
    say(QStringLiteral("shots:   %1").arg(m_screenshots.absolutePath()));
    say(QStringLiteral("time:    %1 s")
            .arg(double(QDateTime::currentMSecsSinceEpoch() - m_startedAt) / 1000, 0, 'f', 1));
    say(QString());
    say(QStringLiteral("                 kiosk   store"));
    say(QStringLiteral("  orders        %1 %2").arg(kiosk.accepted, 6).arg(orders, 7));
    say(QStringLiteral("  acknowledged  %1").arg(kiosk.acknowledged, 6));
    say(QStringLiteral("  pending       %1").arg(kiosk.pending, 6));
    say(QStringLiteral("  quarantined   %1").arg(kiosk.quarantined, 6));
    say(QStringLiteral("  doubled              %1").arg(doubled, 7));
    say(QString());
    say(QStringLiteral("journey: accepted=%1 acknowledged=%2 pending=%3 quarantined=%4 doubled=%5 store=%6")
            .arg(kiosk.accepted)
            .arg(kiosk.acknowledged)
            .arg(kiosk.pending)
            .arg(kiosk.quarantined)
            .arg(doubled)
            .arg(orders));
    const bool agree = kiosk.balanced && kiosk.accepted >= visits && m_tickets.size() == visits &&
                       kiosk.acknowledged == kiosk.accepted && kiosk.pending == 0 && kiosk.quarantined == 0 &&
                       doubled == 0 && orders == kiosk.accepted && warnings.isEmpty();
    return agree ? 0 : 1;
}

int Journey::fail(const QString &step)
{
    say(QStringLiteral("FAILED at %1: %2").arg(step, m_remote.error()));
    m_remote.forget();
    say(QStringLiteral("shown:   ") + m_remote.shown().join(u' '));
    m_remote.shot(m_screenshots.absoluteFilePath(QStringLiteral("failure.png")));
    for (const QString &warning : m_remote.warnings())
        say(QStringLiteral("qml:     ") + warning);
    return 1;
}

} // namespace caravan::functional
