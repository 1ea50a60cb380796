// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/status_view_model.h"

#include "core/logging.h"
#include "viewmodels/texts.h"

namespace caravan {

namespace {
using namespace std::chrono_literals;
constexpr auto refreshInterval = 30s; // ages are shown in minutes
constexpr auto emptyInterval = 1s;    // while the shelves are still being filled
} // namespace

StatusViewModel::StatusViewModel(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&m_timer, &QTimer::timeout, this, &StatusViewModel::reload);
    m_timer.start(emptyInterval);
}

QString StatusViewModel::pricesAge() const { return ageText(m_freshness.pricesAsOf, m_services.clock.utcNow()); }

QString StatusViewModel::stockAge() const { return ageText(m_freshness.stockAsOf, m_services.clock.utcNow()); }

void StatusViewModel::setAgent(bool present, bool storeReachable)
{
    if (present == m_agentPresent && storeReachable == m_online) return;
    m_agentPresent = present;
    m_online = storeReachable;
    emit changed();
}

void StatusViewModel::reload()
{
    using Answer = std::pair<Result<CatalogFreshness, CatalogError>, Result<OrderAccounts, JournalError>>;
    m_services.database
        .run([catalog = &m_services.catalog, journal = &m_services.journal] {
            return Answer{catalog->freshness(), journal->accounts()};
        })
        .then(this, [this](const Answer &answer) {
            if (answer.second.ok()) m_accounts = answer.second.value();
            apply(answer.first);
            emit changed();
        });
}

void StatusViewModel::apply(const Result<CatalogFreshness, CatalogError> &freshness)
{
    m_asked = true;
    const CatalogFreshness now = freshness.valueOr({});
    const bool differs = now.version != m_freshness.version || now.published != m_freshness.published;
    m_freshness = now;
    m_timer.start(now.published ? std::chrono::milliseconds(refreshInterval)
                                : std::chrono::milliseconds(emptyInterval));
    if (differs) emit catalogChanged();
}

} // namespace caravan
