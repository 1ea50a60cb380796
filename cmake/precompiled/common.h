// SPDX-License-Identifier: Apache-2.0
// What nearly every file of this project parses: three quarters of the time to compile a small file went there.
// No file may rely on it: each still includes what it names (CARAVAN_PRECOMPILE=OFF builds without it).
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QDebug>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QLoggingCategory>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariant>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
