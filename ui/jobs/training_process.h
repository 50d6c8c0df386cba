// The process that trains in a run folder. It belongs to nobody: it is started in a session of its own, found again by
// what stands in the folder (core/training/run_folder.h), and steered through it. Closing, crashing or killing the
// window does nothing to it.
#pragma once

#include <nlohmann/json.hpp>

#include <QString>
#include <QStringList>

#include <optional>

namespace sdw::ui {

class TrainingProcess {
public:
    /// Of a run that is there, or is to be started. @param folder of the run.
    explicit TrainingProcess(QString folder);

    const QString& folder() const { return m_folder; }

    /// Starts a new run. @param document the configuration; it is kept in the folder as launch.json.
    /// @param evaluateFirst what the run starts from is measured, too.
    /// @throws Error when the folder holds a run, cannot be written, or the program cannot be started. What goes wrong
    ///         later is said in the folder: see lastWords().
    void start(const nlohmann::json& document, bool evaluateFirst = false);
    /// Goes on from the newest checkpoint that is sound. @param iterations another number of iterations than before.
    /// @throws Error when there is no run, when a process trains there, or the program cannot be started.
    void resume(std::optional<std::int64_t> iterations = {});

    /// A process trains here, or was started by this object and is about to.
    bool isAlive() const;
    /// It takes hold of the folder, or reads its data: there are no events yet.
    bool isStarting() const;
    /// It was asked to pause, or does.
    bool isPausing() const;

    /// Asks for a checkpoint and the end; it takes until the iteration or the image of the evaluation is through.
    void stop();
    /// Asks for a checkpoint and a rest. The process keeps its memory meanwhile. @throws Error
    void pause();
    /// Ends the rest. @throws Error
    void goOn();

    /// What the last process said at its end: the reason, where it could not even begin the journal. Empty: nothing.
    QString lastWords() const;

    /// `segdeformer` beside the window's own program; tests name another one in SDW_PROGRAM.
    static QString program();
    /// Of trainings and dry runs alike: a core is left to the window, whose model would stand still beside a training
    /// on all of them. What the configuration says of threads goes before that.
    static QStringList besideTheWindow();

private:
    void launch(const QStringList& arguments);
    qint64 pid() const;
    void command(const char* word);
    QString file(const char* name) const;

    QString m_folder;
    qint64 m_started = 0; ///< by this object; 0: by another one
};

/// A folder below `runs` that is not there yet: the name, with a number behind it where that is taken.
QString freeRunFolder(const QString& runs, const QString& name);

} // namespace sdw::ui
