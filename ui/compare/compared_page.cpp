#include "ui/compare/compared_page.h"

#include "ui/compare/compare_actions.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/compared_words.h"
#include "ui/compare/difference_legend.h"
#include "ui/compare/region_bar.h"
#include "ui/reports/compare_words.h"

#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kLateMs = 150; // from here on a picture that is not the wanted one goes

} // namespace

ComparedPage::ComparedPage(JobList& jobs, const CompareActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_view(new CompareView(this))
    , m_legend(new DifferenceLegend(this))
    , m_regions(new RegionBar(actions.previousRegion(), actions.nextRegion(), actions.endCell(), this))
    , m_pictures(new ComparedPictures(jobs, this))
{
    setObjectName(QStringLiteral("comparePage"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_view, 1);
    lines->addWidget(m_legend);
    lines->addWidget(m_regions);
    m_late.setSingleShot(true);
    m_late.setInterval(kLateMs);
    connect(&m_late, &QTimer::timeout, this, [this] {
        if (m_shown && int(m_shown->image()) != m_image) take(nullptr);
    });
    connect(m_pictures, &ComparedPictures::ready, this, &ComparedPage::take);
    connect(m_pictures, &ComparedPictures::failed, this, [this](std::size_t, const QString& message) {
        take(nullptr);
        Q_EMIT failed(message);
    });
    connect(m_pictures, &ComparedPictures::settled, this, &ComparedPage::settled);
    connect(m_view, &CompareView::pointed, this, [this](QPoint pixel) {
        Q_EMIT pointed(m_shown ? positionText(*m_shown->labels, m_set->classes(), pixel) : QString());
    });
    connect(m_view, &CompareView::viewChanged, this, [this] {
        if (m_shown) Q_EMIT zoomed(QStringLiteral("%1 %").arg(qRound(100 * m_view->zoom())));
    });
    connect(m_regions, &RegionBar::stepped, this, [this] {
        const auto place = m_regions->marked();
        m_view->setMarked(place);
        if (place) m_view->reveal(place->box);
    });
}

void ComparedPage::setSet(std::shared_ptr<const ComparedSet> set)
{
    m_set = std::move(set);
    m_image = -1;
    m_pictures->setSet(m_set);
    take(nullptr);
    QStringList names;
    for (std::size_t i = 0; m_set && i < m_set->contenders().size(); ++i)
        names << QStringLiteral("%1 · %2").arg(contenderLetter(i),
                                               QString::fromStdString(m_set->contenders()[i].contender.name));
    m_view->setContenders(names);
    const ClassList classes = m_set ? m_set->classes() : ClassList();
    m_view->setClasses(classes);
    m_regions->setClasses(classes);
}

void ComparedPage::showImage(int image, const ContenderPair& pair, const std::optional<MatrixCell>& cell)
{
    m_image = image;
    m_pictures->want(std::size_t(image), pair, cell);
    if (m_shown && int(m_shown->image()) != image) m_late.start();
}

void ComparedPage::take(std::shared_ptr<const ComparedPicture> picture)
{
    m_late.stop();
    m_shown = std::move(picture);
    m_view->setPicture(m_shown);
    m_legend->setPicture(m_shown);
    m_regions->setPicture(m_shown);
    m_view->setMarked({});
    Q_EMIT pointed({});
    if (std::exchange(m_stepsWhenShown, false)) m_regions->step(1);
}

void ComparedPage::stepPlaces(int by)
{
    m_regions->step(by);
}

bool ComparedPage::hasPlaces() const
{
    return !m_regions->regions().empty();
}

} // namespace sdw::ui
