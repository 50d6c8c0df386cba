#include "core/base/error.h"
#include "core/tensor/tensor_check.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestTensorCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fittingTensorsPass()
    {
        requireShape(torch::zeros({2, 16, 3, 4}), {-1, 16, -1, -1}, "X");
        requireShape(torch::zeros({}), {}, "X");
    }
    void theSentenceSaysBothShapes_data()
    {
        QTest::addColumn<QString>("got");
        QTest::newRow("channels") << "[1, 7, 2, 2]";
        QTest::newRow("dimensions") << "[1, 16, 2]";
        QTest::newRow("none") << "no tensor";
    }
    void theSentenceSaysBothShapes()
    {
        QFETCH(QString, got);
        torch::Tensor tensor;
        if (got.startsWith("[1, 7")) tensor = torch::zeros({1, 7, 2, 2});
        if (got.startsWith("[1, 16")) tensor = torch::zeros({1, 16, 2});
        QString message;
        try {
            requireShape(tensor, {-1, 16, -1, -1}, "ExternalContext features (BxCxHxW)");
        } catch (const Error& error) {
            message = QString::fromUtf8(error.what());
        }
        QCOMPARE(message, "ExternalContext features (BxCxHxW) must have sizes [any, 16, any, any], got " + got + ".");
    }
};

QTEST_GUILESS_MAIN(TestTensorCheck)
#include "tst_tensor_check.moc"
