#include "ui/project/image_query.h"

#include "core/base/error.h"
#include "ui/project/project_session.h"

#include <QCollator>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace sdw::ui {
namespace {

constexpr std::size_t kStep = 1024; // images between two looks at the cancel button

class Matcher {
public:
    Matcher(const ImageQuery& query, const IndexSnapshot& index)
        : m_query(query)
        , m_index(index)
        , m_words(query.words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
    {
    }

    bool operator()(int image) const
    {
        const std::size_t at = std::size_t(image);
        const ImageItem& item = m_index.opened->images[at];
        if (!m_query.splits.empty() && !m_query.splits.count(item.split)) return false;
        if (!m_query.states.empty() && !m_query.states.count(m_index.states[at])) return false;
        const ImageFacts* facts = m_index.facts[at].get();
        if (m_query.problems && (!facts || facts->problem.isEmpty())) return false;
        if (!m_query.classes.empty() &&
            (!facts || std::none_of(facts->pixels.begin(), facts->pixels.end(),
                                    [&](const ClassCount& one) { return m_query.classes.count(one.value) > 0; })))
            return false;
        if (m_words.isEmpty()) return true;
        const QString name = QString::fromStdString(item.name.substr(item.name.find('/') + 1));
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
    }

private:
    const ImageQuery& m_query;
    const IndexSnapshot& m_index;
    QStringList m_words;
};

/// As people count, "image 2" before "image 10": numbers are made equally long. (QCollator's numeric mode does that in
/// some languages only.)
QString countingName(const QString& name)
{
    constexpr qsizetype kDigits = 12;
    QString made;
    for (qsizetype i = 0; i < name.size();) {
        if (!name[i].isDigit()) {
            made += name[i++];
            continue;
        }
        qsizetype end = i;
        while (end < name.size() && name[end].isDigit())
            ++end;
        made += name.mid(i, end - i).rightJustified(kDigits, QLatin1Char('0'));
        i = end;
    }
    return made.toCaseFolded();
}

void sortByName(std::vector<int>& images, const Opened& opened)
{
    const QCollator collator;
    std::vector<std::pair<QCollatorSortKey, int>> keys;
    keys.reserve(images.size());
    for (const int image : images)
        keys.emplace_back(collator.sortKey(countingName(opened.images[std::size_t(image)].title())), image);
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keys.begin(), keys.end(), images.begin(), [](const auto& one) { return one.second; });
}

} // namespace

std::vector<int> runQuery(const ImageQuery& query, const IndexSnapshot& index, const Progress& progress)
{
    std::vector<int> images;
    if (!index.opened) return images;
    const std::size_t count = index.opened->images.size();
    if (query.showsAll()) {
        images.resize(count);
        std::iota(images.begin(), images.end(), 0);
    } else {
        const Matcher matches(query, index);
        for (std::size_t i = 0; i < count; ++i) {
            if (i % kStep == 0 && progress && !progress(int(i), int(count)))
                throw Error("The search was stopped.", ErrorKind::Interrupted);
            if (matches(int(i))) images.push_back(int(i));
        }
    }
    const auto share = [&](int image) { // unknown ones stand before those with nothing
        const SharedFacts& facts = index.facts[std::size_t(image)];
        return facts ? facts->labelledShare().value_or(-1) : -1.0;
    };
    switch (query.sort) {
    case ImageQuery::Sort::Listed:
        break;
    case ImageQuery::Sort::Name:
        sortByName(images, *index.opened);
        break;
    case ImageQuery::Sort::State:
        std::stable_sort(images.begin(), images.end(),
                         [&](int a, int b) { return index.states[std::size_t(a)] < index.states[std::size_t(b)]; });
        break;
    case ImageQuery::Sort::Share:
        std::stable_sort(images.begin(), images.end(), [&](int a, int b) { return share(a) < share(b); });
        break;
    }
    if (query.descending) std::reverse(images.begin(), images.end());
    return images;
}

} // namespace sdw::ui
