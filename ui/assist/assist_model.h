// The model that helps to label, if there is one: which weights, and which version of them.
#pragma once

#include <QObject>
#include <QString>

#include <filesystem>

namespace sdw::ui {

class ProjectSession;

class AssistModel : public QObject {
    Q_OBJECT
public:
    explicit AssistModel(ProjectSession& session, QObject* parent = nullptr);

    /// The session's model; without one, the weights that come with the program, but only in a project whose classes
    /// they know, all of them, or that has all of theirs: the demo. Whoever labels other things gets no guesses from a
    /// model that never saw any.
    bool isThere() const { return !m_file.empty(); }
    /// What openModel() (core/model/checkpoint.h) opens; empty without a model.
    const std::filesystem::path& file() const { return m_file; }
    /// Other weights have another version, also those that take the place of these in the same file. Empty: no model.
    const QString& version() const { return m_version; }
    /// The one before it in this project, where its file is still there; else empty. What it got wrong and the new one
    /// gets right is looked for elsewhere.
    std::filesystem::path previous() const;
    /// For people: the run's or file's name.
    QString name() const;
    /// Looks whether the file is still the same.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    ProjectSession& m_session;
    std::filesystem::path m_file, m_previous;
    QString m_version;
};

} // namespace sdw::ui
