// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"

#include <QDateTime>

#include <cstdio>

namespace caravan {

Q_LOGGING_CATEGORY(lcCatalog, "caravan.catalog", QtInfoMsg)
Q_LOGGING_CATEGORY(lcOrders, "caravan.orders", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "caravan.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "caravan.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "caravan.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDevices, "caravan.devices", QtInfoMsg)
Q_LOGGING_CATEGORY(lcScreen, "caravan.screen", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProcess, "caravan.process", QtInfoMsg)

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

/// Control characters (C0, C1), line ends, and the format characters that turn round what is read after them.
bool changesTheLine(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    line += ' ';
    line += levelName(type);
    line += ' ';
    line += context.category ? context.category : "default";
    line += ' ';
    QString escaped;
    escaped.reserve(message.size());
    for (const QChar c : message) {
        if (changesTheLine(c))
            escaped += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            escaped += c;
    }
    line += escaped.toUtf8();
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLogging() { qInstallMessageHandler(writeLine); }

} // namespace caravan
