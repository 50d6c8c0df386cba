// Keeps on disk which labels a model proposed, which version of which model, and whether somebody has looked at them:
// what nobody has looked at is never trained on. And which labels somebody confirmed against a model: they are not
// doubted again. Written aside, in the order in which it happened.
#pragma once

#include "core/annotation/provenance.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>

namespace sdw::ui {

class Job;
struct AppContext;
struct ProposedLabels;

class ProposalLog : public QObject {
    Q_OBJECT
public:
    explicit ProposalLog(AppContext& context, QObject* parent = nullptr);
    ~ProposalLog() override;

    /// Labels of an image were taken over from a proposal. @param label of these pixels the ones of this class; -1:
    /// all.
    /// @param reviewed somebody has looked at just these.
    void record(int image, const std::shared_ptr<const ProposedLabels>& proposed, const Region& where, int label,
                bool reviewed);
    /// Somebody has looked at these pixels, or (empty) at the whole image.
    void review(int image, const Region& where);
    /// Somebody confirmed this label against a model that doubts it.
    void keep(int image, const Region& where, std::uint16_t label);
    bool isBusy() const { return m_writing; }
    /// Why something could not be written, which is kept and tried again with whatever comes next. As long as it is not
    /// empty nobody may train: files say of proposals that people made them.
    const QString& trouble() const { return m_trouble; }
    /// Tries at once.
    void retry();

Q_SIGNALS:
    void failed(const QString& message);
    void settled();

private:
    /// Changes what is known; on a worker thread.
    using Change = std::function<void(Provenance&)>;
    struct Entry {
        std::filesystem::path file;
        cv::Size size;
        Change change;
    };
    struct Outcome {
        std::deque<Entry> left;        ///< what could not be written, in order
        QString unreadable, unwritten; ///< why; empty: all was
    };
    void add(int image, cv::Size size, Change change);
    void write();
    void take(Outcome&& outcome);
    static Outcome apply(const std::deque<Entry>& entries);

    AppContext& m_context;
    Job* m_job = nullptr;
    std::deque<Entry> m_waiting, m_inHand;
    bool m_writing = false;
    QString m_trouble;
};

} // namespace sdw::ui
