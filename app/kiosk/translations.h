// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/language.h"

#include <QTranslator>

class QQmlEngine;

namespace caravan {

/// Installs one language's texts for the whole process and has the engine bind again. GUI thread.
class Translations
{
public:
    void show(Language language);
    void setEngine(QQmlEngine *engine) { m_engine = engine; }

private:
    QTranslator m_translator;
    QQmlEngine *m_engine = nullptr;
};

} // namespace caravan
