// SPDX-License-Identifier: Apache-2.0
#include "functional/journey/journey.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    using namespace caravan;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv); // pictures with text need fonts
    QCoreApplication::setApplicationName(QStringLiteral("caravan-journey"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Walks through the whole shop as a shopper would, without a display."));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("bin"), QStringLiteral("Folder of the programs."), QStringLiteral("DIR"),
                      QCoreApplication::applicationDirPath()});
    parser.addOption({QStringLiteral("screenshots"), QStringLiteral("Folder for the pictures."), QStringLiteral("DIR"),
                      QStringLiteral("screenshots")});
    parser.addOption({QStringLiteral("state"), QStringLiteral("State folder to use and keep; else a temporary one."),
                      QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("store"),
                      QStringLiteral("Connection file of a store that runs; else a demo store is started."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("languages"), QStringLiteral("Languages of the visits."), QStringLiteral("TAGS"),
                      QStringLiteral("zh-CN,ug-CN,en")});
    parser.process(application);

    functional::Journey::Options options;
    options.binaries = parser.value(QStringLiteral("bin"));
    options.screenshots = parser.value(QStringLiteral("screenshots"));
    options.stateDir = parser.value(QStringLiteral("state"));
    options.storeFile = parser.value(QStringLiteral("store"));
    for (const QString &tag : parser.value(QStringLiteral("languages")).split(u',', Qt::SkipEmptyParts)) {
        const auto language = languageFromTag(tag);
        if (!language) {
            std::fprintf(stderr, "not a language of the kiosk: %s\n", qPrintable(tag));
            return 2;
        }
        options.languages.append(*language);
    }
    return functional::Journey(std::move(options)).run();
}
