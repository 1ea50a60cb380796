// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QString>
#include <QVariant>

namespace caravan::functional {

/// A hand before the kiosk's screen: speaks to the test driver inside it (app/testdriver/test_driver.h).
/// A step that fails is remembered and printed with its step; the ones after it are not tried.
class KioskRemote
{
public:
    bool connectTo(const QString &socket);

    KioskRemote &tap(const QString &target, int index = 0);
    KioskRemote &waitFor(const QString &target, int timeout = 15'000);
    KioskRemote &waitGone(const QString &target, int timeout = 15'000);
    KioskRemote &type(const QString &text);
    KioskRemote &key(const QString &name);
    KioskRemote &shot(const QString &file);
    QVariant read(const QString &target, const QString &property = QStringLiteral("text"));
    QStringList shown();
    QStringList warnings();
    bool isShown(const QString &target, int timeout = 200);
    /// An error where it is on the screen.
    KioskRemote &expectHidden(const QString &target);

    [[nodiscard]] bool ok() const { return m_error.isEmpty(); }
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] int taps() const { return m_taps; }
    void forget() { m_error.clear(); }

private:
    QJsonObject ask(const QJsonObject &command);
    void perform(const QJsonObject &command);

    QLocalSocket m_socket;
    QString m_error;
    int m_taps = 0;
};

} // namespace caravan::functional
