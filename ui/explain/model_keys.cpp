#include "ui/explain/model_keys.h"

#include "ui/project/project_session.h"

#include <QFileInfo>
#include <QSettings>

namespace sdw::ui {
namespace {

constexpr int kMostRecent = 6;
const QString kKeys[] = {QStringLiteral("explain/modelA"), QStringLiteral("explain/modelB")};
const QString kFor = QStringLiteral("explain/modelsOf"), kRecent = QStringLiteral("explain/recentModels");

/// A file that has gone since is no choice.
bool isUsable(const QString& key)
{
    return key == kProjectModel || key == kShippedSegDeformer || key == kShippedSegFormer || QFileInfo::exists(key);
}

} // namespace

ModelKeys::ModelKeys(const ProjectSession& session)
    : m_session(session)
{
    projectOpened();
}

QString ModelKeys::project() const
{
    return m_session.isOpen() ? fromPath(m_session.opened()->folder) : QString();
}

void ModelKeys::projectOpened()
{
    const QSettings settings;
    const bool own = !m_session.modelPath().isEmpty();
    const bool same = settings.value(kFor).toString() == project();
    const std::array<QString, 2> usual{kShippedSegFormer, own ? kProjectModel : kShippedSegDeformer};
    for (std::size_t side = 0; side < usual.size(); ++side) {
        const QString last = settings.value(kKeys[side]).toString();
        const bool fits = isUsable(last) && (last != kProjectModel || own) && (same || side == 0 || !own);
        m_keys[side] = !last.isEmpty() && fits ? last : usual[side];
    }
}

bool ModelKeys::projectModelChanged()
{
    const QString before = m_keys[1];
    m_keys[1] = m_session.modelPath().isEmpty() ? kShippedSegDeformer : kProjectModel;
    if (m_keys[0] == kProjectModel && m_session.modelPath().isEmpty()) m_keys[0] = kShippedSegFormer;
    return m_keys[1] == kProjectModel || before != m_keys[1];
}

void ModelKeys::choose(int side, const QString& key)
{
    m_keys[std::size_t(side)] = key;
    QSettings settings;
    settings.setValue(kKeys[side], key);
    settings.setValue(kFor, project());
    if (key == kProjectModel || key == kShippedSegDeformer || key == kShippedSegFormer) return;
    QStringList files = recent();
    files.removeAll(key);
    files.prepend(key);
    settings.setValue(kRecent, files.mid(0, kMostRecent));
}

void ModelKeys::swap()
{
    const auto [a, b] = m_keys;
    choose(0, b);
    choose(1, a);
}

QStringList ModelKeys::recent() const
{
    return QSettings().value(kRecent).toStringList();
}

} // namespace sdw::ui
