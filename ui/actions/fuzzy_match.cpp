#include "ui/actions/fuzzy_match.h"

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kLetter = 10, kWordStart = 14, kNextTo = 20, kTextStart = 6, kLongest = 60;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

/// Takes the letters greedily from `from` on. @return score without the text's length, or negative.
int scoreFrom(QStringView pattern, QStringView text, qsizetype from)
{
    int score = from == 0 ? kTextStart : 0;
    qsizetype at = from, last = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) continue;
        const QChar letter = wanted.toCaseFolded();
        // The next letter of a run first, then the next beginning of a word, then any place.
        qsizetype next = -1;
        if (last + 1 == at && at < text.size() && text[at].toCaseFolded() == letter) next = at;
        for (qsizetype i = at; next < 0 && i < text.size(); ++i)
            if (text[i].toCaseFolded() == letter && startsWord(text, i)) next = i;
        for (qsizetype i = at; next < 0 && i < text.size(); ++i)
            if (text[i].toCaseFolded() == letter) next = i;
        if (next < 0) return -1;
        score += kLetter;
        if (startsWord(text, next)) score += kWordStart;
        if (next == last + 1) score += kNextTo;
        last = next;
        at = next + 1;
    }
    return score;
}

/// Whether the letters occur in this order at all, and what that is worth.
int plainScore(QStringView pattern, QStringView text)
{
    int score = 0;
    qsizetype at = 0;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) continue;
        while (at < text.size() && text[at].toCaseFolded() != wanted.toCaseFolded())
            ++at;
        if (at++ >= text.size()) return -1;
        score += kLetter;
    }
    return score;
}

} // namespace

int fuzzyScore(QStringView pattern, QStringView text)
{
    QStringView trimmed = pattern.trimmed();
    if (trimmed.isEmpty()) return 0;
    const QChar first = trimmed.front().toCaseFolded();
    int best = plainScore(trimmed, text);
    if (best < 0) return -1;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i].toCaseFolded() == first) best = std::max(best, scoreFrom(trimmed, text, i));
    return best * 100 - int(std::min<qsizetype>(text.size(), kLongest));
}

} // namespace sdw::ui
