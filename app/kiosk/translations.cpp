// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translations.h"

#include "core/logging.h"

#include <QCoreApplication>
#include <QQmlEngine>

namespace caravan {

void Translations::show(Language language)
{
    QCoreApplication::removeTranslator(&m_translator);
    const QString file = QStringLiteral(":/i18n/caravan_%1.qm").arg(languageTag(language).replace(u'-', u'_'));
    if (m_translator.load(file))
        QCoreApplication::installTranslator(&m_translator);
    else
        qCWarning(lcScreen) << "no texts for" << languageTag(language);
    if (m_engine) m_engine->retranslate();
}

} // namespace caravan
