#include "ui/annotate/policy_box.h"

#include "ui/annotate/class_choice.h"
#include "ui/annotate/class_swatch.h"

#include <QAbstractItemView>

namespace sdw::ui {
namespace {

constexpr int kWidth = 148, kCompactWidth = 88;
enum Row { Everything, OnlyUnlabelled, Separator, FirstClass };

} // namespace

PolicyBox::PolicyBox(ClassChoice& choice, QWidget* parent)
    : QComboBox(parent)
    , m_choice(choice)
{
    setObjectName(QStringLiteral("policyBox"));
    setAccessibleName(tr("What may be painted over"));
    setToolTip(tr("What the tools may paint over; locked classes stay in any case"));
    setFixedWidth(kWidth);
    fill();
    connect(this, &QComboBox::activated, this, [this](int row) {
        using Mode = OverwritePolicy::Mode;
        if (row >= FirstClass)
            m_choice.setPolicy(Mode::OnlyOneClass, std::uint16_t(itemData(row).toInt()));
        else
            m_choice.setPolicy(row == OnlyUnlabelled ? Mode::OnlyUnlabelled : Mode::Everything);
    });
    connect(&choice, &ClassChoice::kindsChanged, this, &PolicyBox::fill);
    connect(&choice, &ClassChoice::policyChanged, this, &PolicyBox::show);
}

void PolicyBox::setCompact(bool compact)
{
    setFixedWidth(compact ? kCompactWidth : kWidth);
}

void PolicyBox::fill()
{
    clear();
    addItem(tr("Over everything"));
    addItem(tr("Only unlabelled"));
    insertSeparator(Separator);
    for (const LabelKind& kind : m_choice.kinds())
        if (kind.value != kUnlabelled) addItem(classSwatch(kind), tr("Only %1").arg(kind.name), int(kind.value));
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 24);
    show();
}

void PolicyBox::show()
{
    const OverwritePolicy policy = m_choice.policy();
    switch (policy.mode) {
    case OverwritePolicy::Mode::Everything:
        return setCurrentIndex(Everything);
    case OverwritePolicy::Mode::OnlyUnlabelled:
        return setCurrentIndex(OnlyUnlabelled);
    case OverwritePolicy::Mode::OnlyOneClass:
        return setCurrentIndex(findData(int(policy.onlyClass)));
    }
}

} // namespace sdw::ui
