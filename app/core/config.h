// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clock.h"
#include "core/language.h"
#include "core/price_policy.h"
#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace caravan {

/// The settings of one terminal: one TOML file for all three programs (docs/configuration.md lists the keys).
/// Every key has a default, so an empty file is a working terminal. A key that is unknown, of another type or out of
/// range is a fault that names its line: a spelling error must not be lost in silence.
struct Config
{
    struct Terminal
    {
        QString id = QStringLiteral("K01"); ///< `[A-Z][0-9]{2}`: stands in every order number
        QString shop = QStringLiteral("demo");
        QString region = QStringLiteral("demo");
        PricePolicy priceRule = PricePolicy::Accept; ///< what is promised to the shopper
    } terminal;

    struct Store
    {
        QString url;            ///< http(s)://host[:port]; empty: taken from store.json of the state folder
        QString publishableKey; ///< likewise
        QString regionId;       ///< likewise
        QString countryCode = QStringLiteral("cn");
        QString kindRoot = QStringLiteral("kind");
        QString originRoot = QStringLiteral("origin");
    } store;

    struct Agent
    {
        Milliseconds deltaInterval{60'000};
        Milliseconds sweepInterval{600'000};
        Milliseconds fullInterval{6 * 3'600'000};
        Milliseconds requestTimeout{20'000};
        Milliseconds backoffBase{2'000};
        Milliseconds backoffCap{45'000};
        Milliseconds auditInterval{300'000};
        int keepDays = 30;      ///< how long acknowledged orders are looked after (I9)
        int parallelOrders = 4; ///< 1–16 orders under way at once, one request each
    } agent;

    struct Kiosk
    {
        Language language = Language::ZhCn;
        Milliseconds idleWarning{60'000};
        Milliseconds idleWipe{80'000};
        QString scanSource = QStringLiteral("camera"); ///< `camera`, `picture:FILE` or `video:FILE`
        bool attract = true; ///< false: the shelves are the first page, without a poster and a choice of language
        bool fullscreen = true;
        int width = 1080;
        int height = 1920;
        bool reducedMotion = false;
        bool scanSound = true;
        QString theme = QStringLiteral("light"); ///< `light`, `dark` or `high-contrast`
    } kiosk;

    struct Scanner
    {
        QString input = QStringLiteral("udev");   ///< `none`, `udev`, `usb:VVVV:PPPP` or a path below /dev/input
        QString layout = QStringLiteral("us");    ///< keyboard layout that it acts as
        QString prefix;                           ///< before every code, taken off
        QString suffix = QStringLiteral("enter"); ///< `enter`, `tab` or `none`
        QString gsKey;                            ///< keysym that stands for GS; empty: only the usual ways
        Milliseconds gap{500};                    ///< between two characters at most
        QString serial;                           ///< serial port; empty: none
        int serialBaud = 9'600;
    } scanner;

    struct Fleet
    {
        Milliseconds pollInterval{300'000};
        int dailyMegabytes = 0;                        ///< 0: no limit
        QString hours = QStringLiteral("00:00-24:00"); ///< local time; may go over midnight
    } fleet;

    struct DemoStore
    {
        int port = 0; ///< 0: any free port of loopback
    } demostore;

    struct Fault
    {
        int line = 0; ///< 1-based; 0 where the file could not be read
        QString key;
        QString message;
        [[nodiscard]] QString toString(const QString &file) const;
    };

    static Result<Config, Fault> fromToml(const QByteArray &text);
    static Result<Config, Fault> fromFile(const QString &path);
    /// The text of a file of at most 1 MiB.
    static Result<QByteArray, Fault> readFile(const QString &path);
    /// All keys that a file may have, as `section.key`.
    static QStringList keys();
};

} // namespace caravan
