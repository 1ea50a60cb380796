// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pinyin_table.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace caravan {

/// Turns typed Latin letters into Han characters for the on-screen keyboard: names, places and streets.
/// Holds the letters of the word in the making and what they may stand for. GUI thread; owned by the keyboard.
/// Nothing that was typed is kept after it was chosen or cleared.
class PinyinComposer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QList<QString> candidates READ candidates NOTIFY changed)

public:
    static constexpr int maximumLetters = 30;
    static constexpr int maximumCandidates = 80;

    explicit PinyinComposer(QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QList<QString> candidates() const { return m_candidates; }

    /// Takes one letter a–z or the apostrophe that parts syllables; anything else is ignored.
    Q_INVOKABLE void append(const QString &letter);
    Q_INVOKABLE void backspace();
    Q_INVOKABLE void clear();
    /// The candidate's text, whose letters are then used up; with no such candidate the letters as typed.
    Q_INVOKABLE QString choose(int index);

signals:
    void changed();

private:
    void set(const QString &text);

    QString m_text;
    QStringList m_candidates;
    QList<PinyinMatch> m_matches;
};

} // namespace caravan
