// weights inspect and weights convert as people call them, on reference weights and on checkpoints of other programs.
#include "tests/support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <cstring>

using namespace sdw;
using test::Outcome;
namespace fs = std::filesystem;

namespace {

Outcome run(const QStringList& arguments)
{
    return test::runProgram(QStringList{"weights"} + arguments);
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A safetensors file read independently of the program: type, shape and bytes of each tensor; and its metadata.
struct Content {
    QMap<QString, QByteArray> tensors;
    QJsonObject metadata;
};

Content contentOf(const QString& path)
{
    const QByteArray bytes = bytesOf(path);
    if (bytes.size() < 8) return {};
    quint64 length = 0;
    std::memcpy(&length, bytes.constData(), 8);
    QJsonObject header = QJsonDocument::fromJson(bytes.mid(8, qsizetype(length))).object();
    Content content;
    content.metadata = header.take("__metadata__").toObject();
    for (auto entry = header.begin(); entry != header.end(); ++entry) {
        const QJsonObject tensor = entry.value().toObject();
        const QJsonArray place = tensor["data_offsets"].toArray();
        const auto begin = qsizetype(place[0].toDouble()), end = qsizetype(place[1].toDouble());
        content.tensors[entry.key()] = tensor["dtype"].toString().toUtf8() + ' ' +
                                       QJsonDocument(tensor["shape"].toArray()).toJson(QJsonDocument::Compact) + ' ' +
                                       bytes.mid(8 + qsizetype(length) + begin, end - begin);
    }
    return content;
}

/// A safetensors file of one-number tensors.
QByteArray smallFile(const QStringList& names, const QJsonObject& metadata = {})
{
    QJsonObject header;
    if (!metadata.isEmpty()) header["__metadata__"] = metadata;
    for (int i = 0; i < names.size(); ++i)
        header[names[i]] =
            QJsonObject{{"dtype", "F32"}, {"shape", QJsonArray{1}}, {"data_offsets", QJsonArray{4 * i, 4 * i + 4}}};
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
    const quint64 length = quint64(text.size());
    const QByteArray data(qsizetype(4 * names.size()), '\0');
    return QByteArray(reinterpret_cast<const char*>(&length), 8) + text + data;
}

QString reference(const char* network)
{
    return QString::fromStdString((test::ownFile("golden/parity") / network / "weights.safetensors").string());
}

QString sample(const char* name)
{
    return QString::fromStdString((test::ownFile("data/checkpoints") / name).string());
}

} // namespace

class TestWeightsCli : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void inspectsReferenceWeights_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("layout");
        QTest::newRow("mit") << "mit_segdeformer_official"
                             << "mit"
                             << "mmseg";
        QTest::newRow("paper") << "train_step_paper"
                               << "mit"
                               << "paper";
        QTest::newRow("vit") << "vit_segdeformer_official"
                             << "vit"
                             << "mmseg";
    }
    void inspectsReferenceWeights()
    {
        QFETCH(QString, network);
        QFETCH(QString, family);
        QFETCH(QString, layout);
        const QString file = reference(qPrintable(network));
        const Outcome outcome = run({"inspect", file, "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const QJsonObject json = outcome.json();
        QCOMPARE(json["kind"].toString(), "safetensors");
        QCOMPARE(json["family"].toString(), family);
        QCOMPARE(json["layout"].toString(), layout);
        QVERIFY(!json["encoder_only"].toBool() && json["problem"].isNull());

        const Content content = contentOf(file);
        const QJsonArray tensors = json["tensors"].toArray();
        QCOMPARE(tensors.size(), content.tensors.size());
        QCOMPARE(json["tensor_count"].toInt(), int(content.tensors.size()));
        qint64 parameters = 0;
        for (const QJsonValue& value : tensors) {
            const QJsonObject tensor = value.toObject();
            const QByteArray described = tensor["type"].toString().toUtf8() + ' ' +
                                         QJsonDocument(tensor["shape"].toArray()).toJson(QJsonDocument::Compact) + ' ';
            const QString name = tensor["name"].toString();
            QVERIFY2(content.tensors.value(name).startsWith(described), qPrintable(name));
            qint64 numbers = 1;
            for (const QJsonValue& size : tensor["shape"].toArray())
                numbers *= size.toInt();
            if (!name.contains("running_") && !name.endsWith("num_batches_tracked")) parameters += numbers;
        }
        QCOMPARE(qint64(json["parameters"].toDouble()), parameters);

        if (network != "mit_segdeformer_official") return; // for people: once is enough
        const Outcome text = run({"inspect", file});
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.contains(layout + ", " + family + " encoder with decoder"));
        QVERIFY(text.out.contains(QString::number(parameters) + " parameters"));
        for (const QString& name : content.tensors.keys())
            QVERIFY2(text.out.contains("  " + name + "\n"), qPrintable(name));
    }
    void inspectsCheckpoints()
    {
        const Outcome text = run({"inspect", sample("mmengine.pth")});
        for (const char* expected :
             {"'optimizer' (a dict)", "HistoryBuffer", "F32   [2 2]  weight", "PyTorch checkpoint"})
            QVERIFY2(text.out.contains(expected), qPrintable(text.out));
        const QJsonObject json = run({"inspect", "--json", sample("legacy.pth")}).json();
        QCOMPARE(json["kind"].toString(), "pytorch_legacy");
        QVERIFY(json["family"].isNull() && json["layout"].isNull());
    }
    void namesCannotSteerTheTerminal()
    {
        const QString evil = QString("a\u001b]0;owned\a\nb\u009b2J\u202e"), file = path("evil.safetensors");
        QVERIFY(writeBytes(
            file, smallFile({evil, "plain \"name\""}, {{"note\u001b[2J", "x\u001b[31m" + QString(500, 'y')}})));
        const Outcome text = run({"inspect", file});
        QCOMPARE(text.status, 0);
        for (const QChar c : text.out)
            QVERIFY2(c == '\n' || (c.unicode() >= 32 && c.unicode() < 127), qPrintable(text.out));
        QVERIFY(text.out.contains("a\\u001b]0;owned\\u0007\\nb\\u009b2J\\u202e\n"));
        QVERIFY(text.out.contains("plain \"name\"\n"));
        QVERIFY(text.out.contains("note\\u001b[2J: x\\u001b[31myyy") && text.out.contains("... (506 bytes)"));
        const QJsonObject json = run({"inspect", file, "--json"}).json();
        QCOMPARE(json["tensors"].toArray()[0].toObject()["name"].toString(), evil);
        QCOMPARE(json["metadata"].toObject()["note\u001b[2J"].toString().size(), 506);
        const QString converted = run({"convert", "--half", file, path("evil.pth")}).out;
        QVERIFY(!converted.contains('\u001b'));
    }
    void inspectTellsWhyWeightsAreOfNoUse()
    {
        QVERIFY(writeBytes(path("beit.safetensors"),
                           smallFile({"blocks.0.gamma_1", "blocks.0.norm1.weight", "cls_token"})));
        const Outcome outcome = run({"inspect", path("beit.safetensors")});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("layer scale"), qPrintable(outcome.out));
        const Outcome refused = run({"convert", path("beit.safetensors"), path("no.pth"), "--layout", "mmseg"});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.err.contains("layer scale") && refused.err.contains("beit.safetensors"));
    }

    void fileTypesGoBothWays()
    {
        const QString file = reference("mit_segdeformer_official");
        const Outcome there = run({"convert", file, path("there.pth"), "--json"});
        QVERIFY2(there.status == 0, qPrintable(there.err));
        QCOMPARE(there.json()["kind"].toString(), "pytorch");
        QCOMPARE(there.json()["layout"].toString(), "mmseg");
        QCOMPARE(there.json()["bytes"].toInt(), int(QFileInfo(path("there.pth")).size()));
        QVERIFY(bytesOf(path("there.pth")).startsWith("PK"));
        QVERIFY(run({"convert", path("there.pth"), path("back.safetensors")}).status == 0);
        QCOMPARE(contentOf(path("back.safetensors")).tensors, contentOf(file).tensors);
    }
    void everyTypeOfNumberSurvives()
    {
        const Outcome outcome = run({"convert", sample("state_dict.pth"), path("types.safetensors"), "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const Content content = contentOf(path("types.safetensors"));
        QCOMPARE(content.tensors.size(), 18);
        QVERIFY(content.tensors["whole.u1"] == QByteArray("U8 [3] \x00\x01\xff", 10));
        QVERIFY(run({"convert", path("types.safetensors"), path("types.PT")}).status == 0);
        QVERIFY(run({"convert", path("types.PT"), path("types2.safetensors")}).status == 0);
        QCOMPARE(bytesOf(path("types2.safetensors")), bytesOf(path("types.safetensors")));
    }
    void whatACheckpointHeldBesidesIsNamed()
    {
        const Outcome outcome = run({"convert", sample("deit.pth"), path("deit.safetensors")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("'args' (an object)") && outcome.out.contains("2 tensors written"),
                 qPrintable(outcome.out));
    }
    void layoutsGoBothWays_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("name");
        QTest::newRow("mit huggingface") << "mit_segdeformer_official"
                                         << "huggingface"
                                         << "segformer.encoder.block.0.0.attention.self.query.weight";
        QTest::newRow("vit huggingface") << "vit_segdeformer_official"
                                         << "huggingface"
                                         << "vit.encoder.layer.0.attention.attention.key.bias";
    }
    void layoutsGoBothWays()
    {
        QFETCH(QString, network);
        QFETCH(QString, layout);
        QFETCH(QString, name);
        const QString file = reference(qPrintable(network));
        const Outcome there = run({"convert", file, path("there.pth"), "--layout", layout, "--json"});
        QVERIFY2(there.status == 0, qPrintable(there.err));
        QCOMPARE(there.json()["layout"].toString(), layout);
        QVERIFY(there.json()["dropped"].toArray().isEmpty());
        QVERIFY(bytesOf(path("there.pth")).contains(name.toUtf8()));
        const Outcome back =
            run({"convert", path("there.pth"), path("back.safetensors"), "--layout", "mmseg", "--json"});
        QVERIFY2(back.status == 0, qPrintable(back.err));
        QCOMPARE(back.json()["from_layout"].toString(), layout);
        QCOMPARE(contentOf(path("back.safetensors")).tensors, contentOf(file).tensors);
    }
    void timmHoldsEncodersOnly()
    {
        const QString file = reference("vit_segdeformer_official");
        const Outcome outcome = run({"convert", file, path("timm.safetensors"), "--layout", "timm", "--json"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const Content whole = contentOf(file), encoder = contentOf(path("timm.safetensors"));
        QVERIFY(encoder.tensors.contains("blocks.0.attn.qkv.weight"));
        QCOMPARE(int(encoder.tensors.size()) + int(outcome.json()["dropped"].toArray().size()),
                 int(whole.tensors.size()));
        QVERIFY(outcome.json()["notes"].toArray()[0].toString().contains("encoders only"));
        QCOMPARE(run({"convert", file, path("x.pth"), "--layout", "nvlabs"}).status, 2); // has no ViT
        QVERIFY(!QFile::exists(path("x.pth")));
    }
    void halfMakesFilesSmaller()
    {
        const QString file = reference("mit_segdeformer_official");
        QVERIFY(run({"convert", file, path("half.safetensors"), "--half"}).status == 0);
        const Content whole = contentOf(file), half = contentOf(path("half.safetensors"));
        QCOMPARE(half.tensors.keys(), whole.tensors.keys());
        for (auto entry = half.tensors.begin(); entry != half.tensors.end(); ++entry)
            QVERIFY2(entry.value().startsWith(entry.key().endsWith("num_batches_tracked") ? "I64" : "F16"),
                     qPrintable(entry.key()));
        QVERIFY(QFileInfo(path("half.safetensors")).size() < 0.6 * double(QFileInfo(file).size()));
    }
    void trainingStateGoesWithItsExactWeightsOnly()
    {
        const QString file = path("last.safetensors");
        const QJsonObject metadata{
            {"format", "segdeformer"}, {"config", R"({"classes": []})"}, {"training", "{}"}, {"content_hash", "0"}};
        QVERIFY(writeBytes(file, smallFile({"cls_token", "blocks.0.norm1.weight", "blocks.0.norm1.bias",
                                            "state.m.cls_token", "state.v.cls_token"},
                                           metadata)));
        QCOMPARE(run({"inspect", file, "--json"}).json()["training_state"].toInt(), 2);
        QVERIFY(run({"convert", file, path("kept.pth")}).status == 0);
        QVERIFY(run({"convert", path("kept.pth"), path("kept.safetensors")}).status == 0);
        QCOMPARE(contentOf(path("kept.safetensors")).tensors, contentOf(file).tensors);
        QCOMPARE(contentOf(path("kept.safetensors")).metadata, metadata);

        const Outcome outcome = run({"convert", file, path("weights.safetensors"), "--half"});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("training's state (2 tensors) was left out"), qPrintable(outcome.out));
        const Content content = contentOf(path("weights.safetensors"));
        QCOMPARE(content.tensors.keys(), QStringList({"blocks.0.norm1.bias", "blocks.0.norm1.weight", "cls_token"}));
        QCOMPARE(content.metadata.keys(), QStringList({"config", "format"}));
        QVERIFY(run({"convert", file, path("named.safetensors"), "--layout", "huggingface"}).status == 0);
        QCOMPARE(contentOf(path("named.safetensors")).tensors.size(), 3);
        QCOMPARE(contentOf(path("named.safetensors")).metadata.keys(), QStringList({"config", "format"}));
    }

    void mistakesHaveTheirExitStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const QString good = reference("mit_segdeformer_official");
        const auto row = [](const char* title, const QStringList& arguments, int status, const char* message) {
            QTest::newRow(title) << arguments << status << QString(message);
        };
        row("unknown ending", {"convert", good, path("a.onnx")}, 2, ".safetensors");
        row("unknown layout", {"convert", good, path("a.pth"), "--layout", "keras"}, 2, "keras");
        row("own input by a link", {"convert", path("copy.safetensors"), path("link.pth")}, 2, "to be converted");
        row("folder", {"inspect", m_folder.path()}, 3, "Cannot read");
        row("truncated, convert", {"convert", path("cut.safetensors"), path("a.pth")}, 3, "cut off");
        row("truncated zip", {"inspect", path("cut.pth")}, 3, "cut.pth");
        row("no weights", {"inspect", sample("README.md")}, 3, "neither");
        row("unknown names", {"convert", sample("deit.pth"), path("a.safetensors"), "--layout", "mmseg"}, 3,
            "deit.pth");
        row("no folder", {"convert", good, path("nowhere/a.pth")}, 3, "nowhere/a.pth");
    }
    void mistakesHaveTheirExitStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const QByteArray good = bytesOf(reference("mit_segdeformer_official"));
        QVERIFY(writeBytes(path("copy.safetensors"), good));
        QFile::link(path("copy.safetensors"), path("link.pth"));
        QVERIFY(writeBytes(path("cut.safetensors"), good.left(good.size() - 1000)));
        QVERIFY(writeBytes(path("cut.pth"), bytesOf(sample("deit.pth")).left(900)));
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.status == status, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
        if (status == 3) QCOMPARE(outcome.err.trimmed().count('\n'), 0); // one sentence
        QCOMPARE(bytesOf(path("copy.safetensors")), good);
        QVERIFY(!QFile::exists(path("a.pth")) && !QFile::exists(path("a.safetensors")));
    }
};

QTEST_GUILESS_MAIN(TestWeightsCli)
#include "tst_weights_cli.moc"
