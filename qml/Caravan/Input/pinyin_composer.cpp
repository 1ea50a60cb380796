// SPDX-License-Identifier: Apache-2.0
#include "pinyin_composer.h"

namespace caravan {

PinyinComposer::PinyinComposer(QObject *parent)
    : QObject(parent)
{
}

void PinyinComposer::append(const QString &letter)
{
    if (letter.size() != 1 || m_text.size() >= maximumLetters) return;
    const QChar character = letter.at(0).toLower();
    const bool separator = character == u'\'' && !m_text.isEmpty() && !m_text.endsWith(u'\'');
    if (separator || (character >= u'a' && character <= u'z')) set(m_text + character);
}

void PinyinComposer::backspace()
{
    if (!m_text.isEmpty()) set(m_text.chopped(1));
}

void PinyinComposer::clear()
{
    if (!m_text.isEmpty()) set({});
}

QString PinyinComposer::choose(int index)
{
    if (index < 0 || index >= m_matches.size()) {
        const QString letters = m_text;
        clear();
        return letters;
    }
    const PinyinMatch match = m_matches.at(index);
    qsizetype used = match.letters;
    while (used < m_text.size() && m_text.at(used) == u'\'') ++used;
    set(m_text.mid(used));
    return match.text;
}

void PinyinComposer::set(const QString &text)
{
    m_text = text;
    m_matches = PinyinTable::shipped().matches(m_text, maximumCandidates);
    m_candidates.clear();
    m_candidates.reserve(m_matches.size());
    for (const PinyinMatch &match : std::as_const(m_matches)) m_candidates.append(match.text);
    emit changed();
}

} // namespace caravan
