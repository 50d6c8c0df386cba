// Ticks in the words of the person's language: 12,400 or, of shares, 40. All of an axis have as many decimals.
#pragma once

#include <qcustomplot.h>

namespace sdw::ui {

class CurveTicker : public QCPAxisTicker {
public:
    /// @param factor of what is written; 100: percent. @param whole there are no values between whole numbers.
    explicit CurveTicker(double factor, bool whole = false);

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    double m_factor;
    bool m_whole;
    int m_decimals = 0;
};

} // namespace sdw::ui
