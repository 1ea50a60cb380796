// SPDX-License-Identifier: Apache-2.0
// The floor of the start and of the memory: an empty Qt Quick window, as large as the kiosk's, that logs its start
// alike.
#include "core/logging.h"
#include "core/process_options.h"
#include "kiosk/start_timing.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace {

constexpr auto content = R"(
import QtQuick
Window {
    visible: true
    Rectangle { anchors.fill: parent; color: "white" }
}
)";

} // namespace

int main(int argc, char *argv[])
{
    using namespace caravan;
    installLogging();
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("caravan-bench-window"));
    QCommandLineParser parser;
    const ProcessOptions options = readProcessOptions(parser, application);
    QQmlApplicationEngine engine;
    engine.setInitialProperties({{QStringLiteral("width"), options.config.kiosk.width},
                                 {QStringLiteral("height"), options.config.kiosk.height}});
    engine.loadData(content);
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window) return 1;
    StartTiming timing(window);
    timing.noteProducts();
    return QGuiApplication::exec();
}
