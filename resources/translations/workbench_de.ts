<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CompareWords</name>
    <message>
        <source>%1 and %2 differ in %3 of the pixels.</source>
        <translation>%1 und %2 unterscheiden sich in %3 der Pixel.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be scored.</source>
        <translation>%1 und %2 lassen sich nicht bewerten.</translation>
    </message>
    <message numerus="yes">
        <source>No labels, so nobody can say which one is right; %n image(s).</source>
        <translation>
            <numerusform>Ohne Beschriftung kann niemand sagen, wer recht hat; %n Bild.</numerusform>
            <numerusform>Ohne Beschriftung kann niemand sagen, wer recht hat; %n Bilder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <comment>p-value</comment>
        <translation>
            <numerusform>%1, %n Bild</numerusform>
            <numerusform>%1, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 score the same.</source>
        <translation>%1 und %2 schneiden gleich ab.</translation>
    </message>
    <message>
        <source>%1 is better by %2 points of mIoU %3.</source>
        <translation>%1 ist um %2 Punkte mIoU besser %3.</translation>
    </message>
    <message>
        <source>No difference to be seen: %1 is %2 points of mIoU %3 from %4.</source>
        <translation>Kein Unterschied zu erkennen: %1 liegt %2 Punkte mIoU %3 von %4 entfernt.</translation>
    </message>
    <message>
        <source>%1; differences under %2 points do not show on so few images.</source>
        <translation>%1; Unterschiede unter %2 Punkten zeigen sich auf so wenigen Bildern nicht.</translation>
    </message>
    <message>
        <source>%1: %2 found</source>
        <translation>%1: %2 erkannt</translation>
    </message>
    <message>
        <source>%1: %2 called %3</source>
        <translation>%1: %2 als %3</translation>
    </message>
    <message>
        <source>%1 better</source>
        <translation>%1 besser</translation>
    </message>
    <message>
        <source>%1 worse</source>
        <translation>%1 schlechter</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>no truth</source>
        <translation>keine Wahrheit</translation>
    </message>
    <message>
        <source>%1, truth: %2</source>
        <translation>%1, Wahrheit: %2</translation>
    </message>
    <message>
        <source>Nothing is proved: %1 is %2 points of mIoU %3 from %4.</source>
        <translation>Nichts ist bewiesen: %1 liegt %2 Punkte mIoU %3 von %4 entfernt.</translation>
    </message>
    <message>
        <source>%1; so few images do not rule out chance.</source>
        <translation>%1; so wenige Bilder schließen Zufall nicht aus.</translation>
    </message>
</context>
<context>
    <name>ComparedWords</name>
    <message>
        <source> · truth %1</source>
        <translation> · Wahrheit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be compared and are left out.</source>
        <translation>
            <numerusform>%n Bild ließ sich nicht vergleichen und ist ausgelassen.</numerusform>
            <numerusform>%n Bilder ließen sich nicht vergleichen und sind ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfusionWords</name>
    <message>
        <source>%1, found</source>
        <translation>%1, erkannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of what is called %2</source>
        <translation>%1 dessen, was %2 genannt wird</translation>
    </message>
    <message>
        <source>%1: %2, %3 pixels</source>
        <translation>%1: %2, %3 Pixel</translation>
    </message>
    <message>
        <source>%1: %2, from %3 to %4 pixels</source>
        <translation>%1: %2, von %3 auf %4 Pixel</translation>
    </message>
</context>
<context>
    <name>ExplainInput</name>
    <message>
        <source>The labels of “%1” have another size than the image; they are not shown.</source>
        <translation>Die Label von „%1“ sind anders groß als das Bild; sie werden nicht gezeigt.</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Width of the first stage; null: the named encoder&apos;s</source>
        <translation>Breite der ersten Stufe; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>Blocks per stage; empty: the named encoder&apos;s</source>
        <translation>Blöcke je Stufe; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>Attention heads per stage; empty: the named encoder&apos;s</source>
        <translation>Attention-Köpfe je Stufe; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>MiT: spatial reduction per stage; empty: the named encoder&apos;s</source>
        <translation>MiT: räumliche Verkleinerung je Stufe; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>ViT: layers (from 0) whose maps are used; empty: the named encoder&apos;s</source>
        <translation>ViT: Schichten (ab 0), deren Karten benutzt werden; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>Swin: side of a window in tokens; null: the named encoder&apos;s</source>
        <translation>Swin: Seite eines Fensters in Tokens; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>ViT: image side in pixels that the position embedding is made for</source>
        <translation>ViT: Bildseite in Pixeln, für die die Positionseinbettung gemacht ist</translation>
    </message>
    <message>
        <source>Epsilon of the LayerNorms; null: the named encoder&apos;s</source>
        <translation>Epsilon der LayerNorms; leer: das des genannten Encoders</translation>
    </message>
    <message>
        <source>MiT: epsilon of patch and reduction norms; null: as norm_eps</source>
        <translation>MiT: Epsilon der Patch- und Verkleinerungsnormen; leer: wie norm_eps</translation>
    </message>
    <message>
        <source>Largest drop-path rate; null: the named encoder&apos;s</source>
        <translation>Größte Drop-Path-Rate; leer: die des genannten Encoders</translation>
    </message>
    <message>
        <source>ViT: LayerNorm after the last block</source>
        <translation>ViT: LayerNorm nach dem letzten Block</translation>
    </message>
    <message>
        <source>File with pretrained encoder weights; empty: start from scratch</source>
        <translation>Datei mit vortrainierten Encoder-Gewichten; leer: von vorn</translation>
    </message>
    <message>
        <source>Between encoder and decoder</source>
        <translation>Zwischen Encoder und Decoder</translation>
    </message>
    <message>
        <source>Internal context mining (Eq. 5)</source>
        <translation>Interner Kontext (Gl. 5)</translation>
    </message>
    <message>
        <source>Attention heads (Table 4)</source>
        <translation>Attention-Köpfe (Tabelle 4)</translation>
    </message>
    <message>
        <source>Attention layers (Table 4)</source>
        <translation>Attention-Schichten (Tabelle 4)</translation>
    </message>
    <message>
        <source>An MLP after the internal attention (Table 4)</source>
        <translation>Ein MLP nach der internen Attention (Tabelle 4)</translation>
    </message>
    <message>
        <source>External context mining (Eq. 6 and 7)</source>
        <translation>Externer Kontext (Gl. 6 und 7)</translation>
    </message>
    <message>
        <source>How the external tokens are made (Table 5)</source>
        <translation>Wie die externen Tokens entstehen (Tabelle 5)</translation>
    </message>
    <message>
        <source>Separate class and information tokens (Eq. 10)</source>
        <translation>Getrennte Klassen- und Informationstokens (Gl. 10)</translation>
    </message>
    <message>
        <source>Supervise the mid attention with the labels (Eq. 8)</source>
        <translation>Mittlere Attention mit den Labels anleiten (Gl. 8)</translation>
    </message>
    <message>
        <source>Y_exter (Eq. 7); false adds X_mid itself (Table 5)</source>
        <translation>Y_exter (Gl. 7); aus: X_mid selbst wird addiert (Tabelle 5)</translation>
    </message>
    <message>
        <source>Width of the mid attention&apos;s query and key; null: channels</source>
        <translation>Breite von Query und Key der mittleren Attention; leer: Kanäle C</translation>
    </message>
    <message>
        <source>Momentum tokens: share of the old value kept at each step</source>
        <translation>Momentum-Tokens: Anteil des alten Werts, der bei jedem Schritt bleibt</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>What fuses the encoder&apos;s maps (segdeformer)</source>
        <translation>Was die Karten des Encoders verbindet (segdeformer)</translation>
    </message>
    <message>
        <source>Channels C of the fused map</source>
        <translation>Kanäle C der verbundenen Karte</translation>
    </message>
    <message>
        <source>Form (segdeformer: paper, official; all_mlp: official, huggingface)</source>
        <translation>Form (segdeformer: paper, official; all_mlp: official, huggingface)</translation>
    </message>
    <message>
        <source>all_mlp: layers of the base decoder (Table 8)</source>
        <translation>all_mlp: Schichten des Grunddecoders (Tabelle 8)</translation>
    </message>
    <message>
        <source>Channel dropout before the classifier</source>
        <translation>Kanal-Dropout vor dem Klassifikator</translation>
    </message>
    <message>
        <source>Internal context mining</source>
        <translation>Interner Kontext</translation>
    </message>
    <message>
        <source>External context mining</source>
        <translation>Externer Kontext</translation>
    </message>
    <message>
        <source>Weight of the attention loss (Eq. 9)</source>
        <translation>Gewicht des Attention-Verlusts (Gl. 9)</translation>
    </message>
    <message>
        <source>R of efficient attention (section 3.4); 1: full attention</source>
        <translation>R der sparsamen Attention (Abschnitt 3.4); 1: volle Attention</translation>
    </message>
    <message>
        <source>Auxiliary FCN head in training</source>
        <translation>FCN-Hilfskopf im Training</translation>
    </message>
    <message>
        <source>Width of the auxiliary head</source>
        <translation>Breite des Hilfskopfs</translation>
    </message>
    <message>
        <source>Encoder map that the auxiliary head stands on, from 0</source>
        <translation>Encoder-Karte, auf der der Hilfskopf steht, ab 0</translation>
    </message>
    <message>
        <source>Weight of the auxiliary loss</source>
        <translation>Gewicht des Hilfsverlusts</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Neck</translation>
    </message>
    <message>
        <source>Auxiliary head</source>
        <translation>Hilfskopf</translation>
    </message>
    <message>
        <source>Number of classes; 0: taken from the data set</source>
        <translation>Zahl der Klassen; 0: die des Datensatzes</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>Ordner des Datensatzes</translation>
    </message>
    <message>
        <source>Layout of the data set; auto: found by looking</source>
        <translation>Aufbau des Datensatzes; auto: wird erkannt</translation>
    </message>
    <message>
        <source>Split to train on</source>
        <translation>Teil zum Trainieren</translation>
    </message>
    <message>
        <source>Split to validate on; empty: none</source>
        <translation>Teil zum Validieren; leer: keiner</translation>
    </message>
    <message>
        <source>Height and width of a training crop, pixels</source>
        <translation>Höhe und Breite eines Trainingsausschnitts, Pixel</translation>
    </message>
    <message>
        <source>Short side that images are scaled to, pixels</source>
        <translation>Kurze Seite, auf die Bilder skaliert werden, Pixel</translation>
    </message>
    <message>
        <source>Long side of the scaled images at the most, pixels</source>
        <translation>Lange Seite der skalierten Bilder höchstens, Pixel</translation>
    </message>
    <message>
        <source>Smallest and largest random scale in training</source>
        <translation>Kleinste und größte zufällige Skalierung im Training</translation>
    </message>
    <message>
        <source>Largest share of a crop that one class may fill; 1: no limit</source>
        <translation>Größter Anteil eines Ausschnitts, den eine Klasse füllen darf; 1: keine Grenze</translation>
    </message>
    <message>
        <source>Probability of a horizontal flip</source>
        <translation>Wahrscheinlichkeit einer waagrechten Spiegelung</translation>
    </message>
    <message>
        <source>Random brightness, contrast, saturation and hue</source>
        <translation>Helligkeit, Kontrast, Sättigung und Farbton zufällig ändern</translation>
    </message>
    <message>
        <source>Loader threads</source>
        <translation>Threads zum Laden</translation>
    </message>
    <message>
        <source>Decoded training images are kept in memory when all of them fit into this, MiB; 0: never</source>
        <translation>Dekodierte Trainingsbilder bleiben im Speicher, wenn alle hier hineinpassen, MiB; 0: nie</translation>
    </message>
    <message>
        <source>Use only the first so many training images; 0: all</source>
        <translation>Nur so viele der ersten Trainingsbilder benutzen; 0: alle</translation>
    </message>
    <message>
        <source>Count only the least certain pixels</source>
        <translation>Nur die unsichersten Pixel zählen</translation>
    </message>
    <message>
        <source>Keep pixels whose true class has a smaller probability</source>
        <translation>Pixel behalten, deren wahre Klasse weniger wahrscheinlich ist</translation>
    </message>
    <message>
        <source>Pixels kept per image at the least</source>
        <translation>Mindestens so viele Pixel je Bild behalten</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Batch: images per iteration</source>
        <translation>Batch: Bilder je Iteration</translation>
    </message>
    <message>
        <source>Compute a batch in so many parts, to save memory</source>
        <translation>Einen Batch in so vielen Teilen rechnen, um Speicher zu sparen</translation>
    </message>
    <message>
        <source>Learning rate of the encoder</source>
        <translation>Lernrate des Encoders</translation>
    </message>
    <message>
        <source>Learning rate of the decoder, as a multiple</source>
        <translation>Lernrate des Decoders als Vielfaches</translation>
    </message>
    <message>
        <source>AdamW&apos;s averaging factors</source>
        <translation>Mittelungsfaktoren von AdamW</translation>
    </message>
    <message>
        <source>AdamW&apos;s epsilon</source>
        <translation>Epsilon von AdamW</translation>
    </message>
    <message>
        <source>Decoupled weight decay</source>
        <translation>Entkoppelter Gewichtsabfall (weight decay)</translation>
    </message>
    <message>
        <source>Learning-rate factor per encoder layer, from the output inwards</source>
        <translation>Lernratenfaktor je Encoder-Schicht, vom Ausgang nach innen</translation>
    </message>
    <message>
        <source>Iterations of linear warm-up</source>
        <translation>Iterationen des linearen Aufwärmens</translation>
    </message>
    <message>
        <source>Share of the learning rate at iteration 0</source>
        <translation>Anteil der Lernrate bei Iteration 0</translation>
    </message>
    <message>
        <source>Exponent of the poly schedule</source>
        <translation>Exponent des Poly-Verlaufs</translation>
    </message>
    <message>
        <source>Smallest learning rate of the schedule</source>
        <translation>Kleinste Lernrate des Verlaufs</translation>
    </message>
    <message>
        <source>Largest gradient norm; 0: no clipping</source>
        <translation>Größte Gradientennorm; 0: keine Begrenzung</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights; 0: none</source>
        <translation>Abfall des gleitenden Mittels der Gewichte; 0: keins</translation>
    </message>
    <message>
        <source>Train the decoder alone</source>
        <translation>Nur den Decoder trainieren</translation>
    </message>
    <message>
        <source>Weight classes by their frequency in the training labels</source>
        <translation>Klassen nach ihrer Häufigkeit in den Trainingslabels gewichten</translation>
    </message>
    <message>
        <source>Weight of a Dice loss; 0: none</source>
        <translation>Gewicht eines Dice-Verlusts; 0: keiner</translation>
    </message>
    <message>
        <source>Online hard example mining</source>
        <translation>Auswahl schwieriger Pixel (OHEM)</translation>
    </message>
    <message>
        <source>Average the loss over labelled pixels only</source>
        <translation>Verlust nur über gelabelte Pixel mitteln</translation>
    </message>
    <message>
        <source>Precision of the forward pass</source>
        <translation>Genauigkeit der Vorwärtsrechnung</translation>
    </message>
    <message>
        <source>Device: auto, cpu or cuda:N</source>
        <translation>Gerät: auto, cpu oder cuda:N</translation>
    </message>
    <message>
        <source>CPU threads; 0: all cores</source>
        <translation>CPU-Threads; 0: alle Kerne</translation>
    </message>
    <message>
        <source>Seed: same seed, same run</source>
        <translation>Startwert (seed): gleicher Wert, gleicher Lauf</translation>
    </message>
    <message>
        <source>Weights of a whole model to start from; empty: none</source>
        <translation>Gewichte eines ganzen Modells als Anfang; leer: keine</translation>
    </message>
    <message>
        <source>Iterations between checkpoints</source>
        <translation>Iterationen zwischen Sicherungspunkten</translation>
    </message>
    <message>
        <source>Numbered checkpoints kept beside best and last</source>
        <translation>Nummerierte Sicherungspunkte neben best und last</translation>
    </message>
    <message>
        <source>Iterations between two points of the loss curve</source>
        <translation>Iterationen zwischen zwei Punkten der Verlustkurve</translation>
    </message>
    <message>
        <source>Stop after so many evaluations without a better mIoU; 0: never</source>
        <translation>Nach so vielen Auswertungen ohne besseres mIoU anhalten; 0: nie</translation>
    </message>
    <message>
        <source>Validation images drawn at each evaluation</source>
        <translation>Validierungsbilder, die bei jeder Auswertung gezeichnet werden</translation>
    </message>
    <message>
        <source>Iterations between evaluations; 0: only at the end</source>
        <translation>Iterationen zwischen Auswertungen; 0: nur am Ende</translation>
    </message>
    <message>
        <source>Predict the whole image at once or in sliding windows</source>
        <translation>Das ganze Bild auf einmal oder in Fenstern vorhersagen</translation>
    </message>
    <message>
        <source>slide: height and width of a window, pixels; empty: the training crop</source>
        <translation>slide: Höhe und Breite eines Fensters, Pixel; leer: der Trainingsausschnitt</translation>
    </message>
    <message>
        <source>slide: steps down and right, pixels; empty: two thirds of the window</source>
        <translation>slide: Schritte nach unten und rechts, Pixel; leer: zwei Drittel des Fensters</translation>
    </message>
    <message>
        <source>Scales whose predictions are averaged</source>
        <translation>Skalierungen, deren Vorhersagen gemittelt werden</translation>
    </message>
    <message>
        <source>Average with the mirrored image too</source>
        <translation>Auch mit dem gespiegelten Bild mitteln</translation>
    </message>
    <message>
        <source>Band of boundary IoU, as a share of the diagonal</source>
        <translation>Band des Rand-IoU als Anteil der Diagonale</translation>
    </message>
    <message>
        <source>Resamples for the intervals; 0: none</source>
        <translation>Stichproben für die Intervalle; 0: keine</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>%1 % right</source>
        <comment>share of the pixels</comment>
        <translation>%1 % richtig</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>Index PNG</source>
        <translation>Index-PNG</translation>
    </message>
    <message>
        <source>Images beside grey PNGs whose values are the ids, with lists for each split: what most training code reads, this program too.</source>
        <translation>Bilder neben grauen PNGs, deren Werte die Klassennummern sind, mit Listen für jeden Teil: das, was die meisten Trainingsprogramme lesen, auch dieses Programm.</translation>
    </message>
    <message>
        <source>Colour PNG</source>
        <translation>Farb-PNG</translation>
    </message>
    <message>
        <source>Images beside PNGs in the colours of the classes; the colours are what tells the classes apart.</source>
        <translation>Bilder neben PNGs in den Farben der Klassen; nur die Farben unterscheiden die Klassen.</translation>
    </message>
    <message>
        <source>Overlay pictures</source>
        <translation>Überlagerte Bilder</translation>
    </message>
    <message>
        <source>The classes laid over each image: for people to look at, not for programs.</source>
        <translation>Die Klassen über jedes Bild gelegt: zum Ansehen für Menschen, nicht für Programme.</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>JPEG images, palette PNGs for classes and objects, and split lists, as in VOC 2012; CVAT and MMSegmentation read it.</source>
        <translation>JPEG-Bilder, Paletten-PNGs für Klassen und Objekte und Listen der Teile wie in VOC 2012; CVAT und MMSegmentation lesen es.</translation>
    </message>
    <message>
        <source>ADE20K</source>
        <translation>ADE20K</translation>
    </message>
    <message>
        <source>JPEG images with grey PNGs in which 0 is unlabelled and classes count from 1.</source>
        <translation>JPEG-Bilder mit grauen PNGs, in denen 0 nicht markiert bedeutet und die Klassen ab 1 zählen.</translation>
    </message>
    <message>
        <source>Cityscapes</source>
        <translation>Cityscapes</translation>
    </message>
    <message>
        <source>The folders of Cityscapes with labelIds, labelTrainIds, instanceIds and color for each image.</source>
        <translation>Die Ordner von Cityscapes mit labelIds, labelTrainIds, instanceIds und color für jedes Bild.</translation>
    </message>
    <message>
        <source>LabelMe</source>
        <translation>LabelMe</translation>
    </message>
    <message>
        <source>One JSON file of polygons and masks beside each image, to go on labelling in LabelMe.</source>
        <translation>Eine JSON-Datei mit Polygonen und Masken neben jedem Bild, um in LabelMe weiter zu markieren.</translation>
    </message>
    <message>
        <source>COCO instances</source>
        <translation>COCO-Instanzen</translation>
    </message>
    <message>
        <source>One JSON file for each split with every object as run lengths or polygons; Detectron2 and pycocotools read it.</source>
        <translation>Eine JSON-Datei für jeden Teil mit jedem Objekt als Lauflängen oder Polygone; Detectron2 und pycocotools lesen sie.</translation>
    </message>
</context>
<context>
    <name>ImageFigureWords</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>cosine similarity</source>
        <translation>Kosinus-Ähnlichkeit</translation>
    </message>
    <message>
        <source>own %1, others %2</source>
        <comment>mean similarity to the own class, to the others</comment>
        <translation>eigene %1, andere %2</translation>
    </message>
    <message>
        <source>A figure needs at least one model and one image.</source>
        <translation>Eine Abbildung braucht mindestens ein Modell und ein Bild.</translation>
    </message>
    <message>
        <source>%1 % right</source>
        <comment>share of the pixels</comment>
        <translation>%1 % richtig</translation>
    </message>
</context>
<context>
    <name>MapChoice</name>
    <message>
        <source>Internal attention</source>
        <translation>Innere Attention</translation>
    </message>
    <message>
        <source>External attention</source>
        <translation>Äußere Attention</translation>
    </message>
</context>
<context>
    <name>MapLook</name>
    <message>
        <source>cosine similarity</source>
        <translation>Kosinus-Ähnlichkeit</translation>
    </message>
    <message>
        <source>times the mean attention</source>
        <translation>Vielfaches der mittleren Attention</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>%1 (the project&apos;s)</source>
        <translation>%1 (das des Projekts)</translation>
    </message>
    <message>
        <source>SegDeformer of the demo</source>
        <translation>SegDeformer der Demo</translation>
    </message>
    <message>
        <source>SegFormer of the demo</source>
        <translation>SegFormer der Demo</translation>
    </message>
</context>
<context>
    <name>OverlayWords</name>
    <message>
        <source>M_mid differs from M on %1 % of the pixels.</source>
        <translation>M_mid weicht auf %1 % der Pixel von M ab.</translation>
    </message>
    <message>
        <source>%1 % of the labelled pixels agree with the labels.</source>
        <translation>%1 % der gelabelten Pixel stimmen mit den Labeln überein.</translation>
    </message>
    <message>
        <source>The model knows other classes than the labels: nothing can be scored.</source>
        <translation>Das Modell kennt andere Klassen als die Label: nichts lässt sich bewerten.</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message numerus="yes">
        <source>And %n more, all in export.json.</source>
        <translation>
            <numerusform>Und %n weiterer Eintrag, alle in export.json.</numerusform>
            <numerusform>Und %n weitere Einträge, alle in export.json.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>ΔIoU in points</source>
        <translation>ΔIoU in Punkten</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>%1 points of its mean IoU</source>
        <translation>%1 Punkte seiner mittleren IoU</translation>
    </message>
    <message>
        <source>the two differ in %1 of its pixels</source>
        <translation>die beiden unterscheiden sich in %1 seiner Pixel</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>Split “%1”, %n image(s); bootstrap and permutation with %2 draws.</source>
        <translation>
            <numerusform>Teil „%1“, %n Bild; Bootstrap und Permutation mit %2 Ziehungen.</numerusform>
            <numerusform>Teil „%1“, %n Bilder; Bootstrap und Permutation mit %2 Ziehungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Images in which %1 and %2 differ most</source>
        <translation>Bilder, in denen %1 und %2 sich am meisten unterscheiden</translation>
    </message>
    <message>
        <source>Confusion matrices</source>
        <translation>Verwechslungsmatrizen</translation>
    </message>
    <message>
        <source>What %1 calls the pixels of each class of %2, in percent</source>
        <translation>Wie %1 die Pixel jeder Klasse von %2 nennt, in Prozent</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>%1: what the pixels of each class are called, in percent</source>
        <translation>%1: wie die Pixel jeder Klasse genannt werden, in Prozent</translation>
    </message>
    <message>
        <source>%1 − %2, in points</source>
        <comment>the difference of two confusion matrices</comment>
        <translation>%1 − %2, in Punkten</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Share of %1</source>
        <translation>Anteil an: %1</translation>
    </message>
    <message>
        <source>Pixels more or fewer</source>
        <translation>Pixel mehr oder weniger</translation>
    </message>
</context>
<context>
    <name>ResumeWords</name>
    <message>
        <source>%1, iteration %2</source>
        <translation>%1, Iteration %2</translation>
    </message>
    <message>
        <source>Looking for the newest checkpoint</source>
        <translation>Der neueste Sicherungspunkt wird gesucht</translation>
    </message>
    <message>
        <source>Resume goes on from %1</source>
        <translation>„Fortsetzen“ macht weiter ab %1</translation>
    </message>
    <message>
        <source>There is no checkpoint yet: Resume begins again at iteration 0</source>
        <translation>Es gibt noch keinen Sicherungspunkt: „Fortsetzen“ beginnt wieder bei Iteration 0</translation>
    </message>
    <message>
        <source>No checkpoint is sound, so the run cannot be resumed; “Duplicate with changes” trains it anew</source>
        <translation>Kein Sicherungspunkt ist brauchbar, daher lässt sich der Lauf nicht fortsetzen; „Mit Änderungen wiederholen“ trainiert ihn neu</translation>
    </message>
    <message>
        <source>%1 is damaged and is passed over.</source>
        <translation>%1 ist beschädigt und wird übergangen.</translation>
    </message>
</context>
<context>
    <name>RunSentence</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Being prepared: data and labels are looked through</source>
        <translation>Wird vorbereitet: Daten und Labels werden durchgesehen</translation>
    </message>
    <message>
        <source>Iteration %1</source>
        <translation>Iteration %1</translation>
    </message>
    <message>
        <source>Iteration %1, evaluating</source>
        <translation>Iteration %1, Auswertung läuft</translation>
    </message>
    <message>
        <source>Paused at iteration %1; its memory stays taken</source>
        <translation>Pause bei Iteration %1; der Speicher bleibt belegt</translation>
    </message>
    <message>
        <source>Finished at iteration %1</source>
        <translation>Fertig bei Iteration %1</translation>
    </message>
    <message>
        <source>Stopped at iteration %1</source>
        <translation>Angehalten bei Iteration %1</translation>
    </message>
    <message>
        <source>Failed at iteration %1</source>
        <translation>Gescheitert bei Iteration %1</translation>
    </message>
    <message>
        <source>Ended without a word at iteration %1</source>
        <translation>Ohne ein Wort geendet bei Iteration %1</translation>
    </message>
    <message>
        <source>The folder of the run is gone</source>
        <translation>Der Ordner des Laufs ist weg</translation>
    </message>
    <message>
        <source>%1 mIoU</source>
        <translation>%1 mIoU</translation>
    </message>
    <message>
        <source>%1 mIoU, best %2 at %3</source>
        <translation>%1 mIoU, am besten %2 bei %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>%1 trainiert</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n Sache zum Ansehen</numerusform>
            <numerusform>%n Sachen zum Ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not begun: it was set up, but nothing trains it</source>
        <translation>Nicht begonnen: eingerichtet, aber nichts trainiert es</translation>
    </message>
</context>
<context>
    <name>ScreenFigure</name>
    <message>
        <source>0 to %1 times the mean</source>
        <translation>0- bis %1-mal der Mittelwert</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist geöffnet.</translation>
    </message>
    <message>
        <source>Only projects and data sets can be compared on.</source>
        <translation>Vergleichen lässt sich nur auf Projekten und Datensätzen.</translation>
    </message>
    <message>
        <source>There are no images.</source>
        <translation>Es gibt keine Bilder.</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist geöffnet.</translation>
    </message>
    <message>
        <source>Only projects and data sets can be trained on.</source>
        <translation>Trainiert wird nur auf Projekten und Datensätzen.</translation>
    </message>
    <message>
        <source>No image has labels yet.</source>
        <translation>Noch kein Bild hat Labels.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotateNotices</name>
    <message>
        <source>To label these images, make a project of them: labels need a place where they are kept. The images stay where they are.</source>
        <translation>Um diese Bilder zu markieren, machen Sie ein Projekt daraus: Markierungen brauchen einen Ort, an dem sie aufbewahrt werden. Die Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Make a project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>This project has no classes yet: say first what there is to be found.</source>
        <translation>Dieses Projekt hat noch keine Klassen: Sagen Sie zuerst, was es zu finden gibt.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>The work on “%1” was damaged on the disk. What could be read is here; a copy of the damaged file was kept beside it, with the ending “.damaged”. Look the labels over.</source>
        <translation>Die Arbeit an „%1“ war auf dem Datenträger beschädigt. Was sich lesen ließ, ist hier; eine Kopie der beschädigten Datei liegt daneben, mit der Endung „.damaged“. Sehen Sie die Markierungen durch.</translation>
    </message>
    <message>
        <source>Another program has changed the labels of “%1”. Its labels were taken over; undo brings yours back.</source>
        <translation>Ein anderes Programm hat die Markierungen von „%1“ geändert. Sie wurden übernommen; Rückgängig holt Ihre zurück.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The program ended in the middle of the last step on “%1”. Everything before it is here.</source>
        <translation>Das Programm endete mitten im letzten Schritt an „%1“. Alles davor ist hier.</translation>
    </message>
    <message numerus="yes">
        <source>Tab goes through %n region(s) in which it is not sure.</source>
        <translation>
            <numerusform>Tab geht zu der einen Stelle, an der es nicht sicher ist.</numerusform>
            <numerusform>Tab geht durch %n Stellen, an denen es nicht sicher ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a model, clicks go by colours. A model trained on the images that are labelled already finds what belongs together by what it is, and proposes labels for new images.</source>
        <translation>Ohne Modell richten sich Klicks nach Farben. Ein Modell, das mit den schon markierten Bildern trainiert ist, erkennt, was zusammengehört, und schlägt Markierungen für neue Bilder vor.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Modell trainieren</translation>
    </message>
    <message>
        <source>“%1”, trained on your corrections, is ready. There are no labelled validation images to measure it on.</source>
        <translation>„%1“, mit Ihren Korrekturen trainiert, ist fertig. Es gibt keine markierten Validierungsbilder, an denen es gemessen werden könnte.</translation>
    </message>
    <message>
        <source>“%1”, trained on your corrections, is ready: %2 on the validation images.</source>
        <translation>„%1“, mit Ihren Korrekturen trainiert, ist fertig: %2 auf den Validierungsbildern.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>“%1” is the project&apos;s model now: the one before with what it learnt from the strokes.</source>
        <translation>„%1“ ist jetzt das Modell des Projekts: das bisherige mit dem, was es aus den Strichen gelernt hat.</translation>
    </message>
    <message>
        <source>What the model proposes is hatched. Take it over, or paint on without it.</source>
        <translation>Was das Modell vorschlägt, ist schraffiert. Übernehmen Sie es, oder malen Sie ohne den Vorschlag weiter.</translation>
    </message>
    <message>
        <source>%1 takes over only the chosen class.</source>
        <translation>%1 übernimmt nur die gewählte Klasse.</translation>
    </message>
    <message>
        <source>Take over all</source>
        <translation>Alles übernehmen</translation>
    </message>
    <message>
        <source>Without a model, clicks go by colours. With “%1”, which was trained in this project, they go by what belongs together, and new images get a proposal.</source>
        <translation>Ohne Modell richten sich Klicks nach Farben. Mit „%1“, das in diesem Projekt trainiert wurde, richten sie sich danach, was zusammengehört, und neue Bilder erhalten einen Vorschlag.</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>„%1“ verwenden</translation>
    </message>
    <message>
        <source>“%1”, trained on your corrections, is no better on the validation images: %2. The model stays as it is; more corrections may help.</source>
        <translation>„%1“, auf Ihren Korrekturen trainiert, ist auf den Validierungsbildern nicht besser: %2. Das Modell bleibt, wie es ist; weitere Korrekturen können helfen.</translation>
    </message>
    <message>
        <source>There is no model yet that could propose labels. One trained on the images that are labelled already does, for all the others.</source>
        <translation>Es gibt noch kein Modell, das Markierungen vorschlagen könnte. Eines, das mit den schon markierten Bildern trainiert ist, tut es für alle anderen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotateStatus</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotateStrip</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit labels and shapes</source>
        <translation>Markierungen und Formen bearbeiten</translation>
    </message>
    <message>
        <source>Fill holes, smooth, grow and other work on the labels</source>
        <translation>Löcher füllen, glätten, wachsen lassen und andere Arbeiten an den Markierungen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotateWorkspace</name>
    <message>
        <source>Annotate</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Label images</source>
        <translation>Bilder markieren</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The labels of this image are of %1 × %2 pixels, the image has %3 × %4.</source>
        <translation>Die Markierungen dieses Bildes haben %1 × %2 Pixel, das Bild hat %3 × %4.</translation>
    </message>
    <message>
        <source>Here you say what is where in your images: paint classes over them with brushes, outlines and tools that find edges by themselves.</source>
        <translation>Hier sagen Sie, was wo in Ihren Bildern ist: Malen Sie Klassen darüber, mit Pinseln, Umrissen und Werkzeugen, die Kanten von selbst finden.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotationContext</name>
    <message>
        <source>Working on the labels</source>
        <translation>Arbeit an den Markierungen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::AssignClass</name>
    <message>
        <source>Assign class to shapes</source>
        <translation>Formen Klasse zuweisen</translation>
    </message>
    <message>
        <source>Give the chosen shapes the class that is painted</source>
        <translation>Den gewählten Formen die Klasse geben, mit der gemalt wird</translation>
    </message>
    <message>
        <source>Choose a class first.</source>
        <translation>Wählen Sie zuerst eine Klasse.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Assistance</name>
    <message>
        <source>Look through</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Look through all images for regions to label next, and for labels that are probably wrong</source>
        <translation>Alle Bilder nach Stellen durchsuchen, die als Nächstes zu markieren sind, und nach Markierungen, die wahrscheinlich falsch sind</translation>
    </message>
    <message>
        <source>Hatched: what the model proposes. %1 takes it over, %2 drops it.</source>
        <translation>Schraffiert: was das Modell vorschlägt. %1 übernimmt es, %2 verwirft es.</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu durchsuchen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::BoxTool</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
</context>
<context>
    <name>sdw::ui::BringToFront</name>
    <message>
        <source>Bring shapes to front</source>
        <translation>Formen nach vorn</translation>
    </message>
    <message>
        <source>Lay the chosen shapes above all others, pixels too</source>
        <translation>Die gewählten Formen über alle anderen legen, auch ihre Pixel</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Brush</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint the class; Shift draws a straight line, Ctrl or the right button erases, Alt picks a class</source>
        <translation>Die Klasse malen; Umschalt zieht eine gerade Linie, Strg oder die rechte Taste radiert, Alt nimmt eine Klasse auf</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Bucket</name>
    <message>
        <source>Bucket</source>
        <translation>Fülleimer</translation>
    </message>
    <message>
        <source>Click on an area of one label to fill it with the class; Ctrl or the right button makes it unlabelled, Alt picks its class</source>
        <translation>Auf eine Fläche gleicher Markierung klicken, um sie mit der Klasse zu füllen; Strg oder die rechte Taste entfernt ihre Markierung, Alt nimmt ihre Klasse auf</translation>
    </message>
    <message>
        <source>Connected only</source>
        <translation>Nur Zusammenhängendes</translation>
    </message>
    <message>
        <source>Fill what hangs together with the pixel clicked on; else that label in all of the image</source>
        <translation>Füllen, was mit dem angeklickten Pixel zusammenhängt; sonst diese Markierung im ganzen Bild</translation>
    </message>
    <message>
        <source>Erase area</source>
        <translation>Fläche radieren</translation>
    </message>
    <message>
        <source>Fill area</source>
        <translation>Fläche füllen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>The image with its labels. The arrow keys move it, Space held moves it with the mouse.</source>
        <translation>Das Bild mit seinen Markierungen. Die Pfeiltasten bewegen es, bei gehaltener Leertaste auch die Maus.</translation>
    </message>
    <message>
        <source>The image with its labels: wheel to zoom, Space or middle button to move</source>
        <translation>Das Bild mit seinen Markierungen: Mausrad zum Zoomen, Leertaste oder mittlere Taste zum Bewegen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassChanges</name>
    <message>
        <source>Changing labels</source>
        <translation>Markierungen werden geändert</translation>
    </message>
    <message>
        <source>The labels of some images could not be changed yet; this is tried again. %1</source>
        <translation>Die Markierungen einiger Bilder ließen sich noch nicht ändern; es wird wieder versucht. %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassChip</name>
    <message>
        <source>Class of the next stroke: %1</source>
        <translation>Klasse des nächsten Strichs: %1</translation>
    </message>
    <message>
        <source>The next stroke is “%1”. %2</source>
        <translation>Der nächste Strich ist „%1“. %2</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassChoice</name>
    <message>
        <source>unlabelled</source>
        <translation>unmarkiert</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>unknown class %1</source>
        <translation>unbekannte Klasse %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassDeltaModel</name>
    <message>
        <source>%1: %2 %3, %4 %5</source>
        <translation>%1: %2 %3, %4 %5</translation>
    </message>
    <message>
        <source>, %1 points</source>
        <translation>, %1 Punkte</translation>
    </message>
    <message>
        <source>, %1 after Holm</source>
        <comment>p-value</comment>
        <translation>, %1 nach Holm</translation>
    </message>
    <message>
        <source>; %1 pixels of truth</source>
        <translation>; %1 Pixel der Wahrheit</translation>
    </message>
    <message>
        <source>Classes in the order of the data set</source>
        <translation>Klassen in der Reihenfolge des Datensatzes</translation>
    </message>
    <message>
        <source>IoU of %1 over all images</source>
        <translation>IoU von %1 über alle Bilder</translation>
    </message>
    <message>
        <source>Share of all pixels that %1 calls so</source>
        <translation>Anteil aller Pixel, die %1 so nennt</translation>
    </message>
    <message>
        <source>%1 minus %2, in points, with its 95 % interval</source>
        <translation>%1 minus %2, in Punkten, mit dem 95-%-Intervall</translation>
    </message>
    <message>
        <source>How often chance alone makes such a difference, corrected for the number of classes (Holm)</source>
        <translation>Wie oft allein der Zufall einen solchen Unterschied macht, korrigiert für die Zahl der Klassen (Holm)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>ΔIoU</source>
        <translation>ΔIoU</translation>
    </message>
    <message>
        <source>Δ share</source>
        <translation>Δ Anteil</translation>
    </message>
    <message>
        <source>p</source>
        <comment>p-value</comment>
        <translation>p</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassDeltaTable</name>
    <message>
        <source>Differences by class</source>
        <translation>Unterschiede nach Klasse</translation>
    </message>
    <message>
        <source>What the second gains or loses in each class; click a head to sort</source>
        <translation>Was das zweite in jeder Klasse gewinnt oder verliert; ein Klick auf den Kopf sortiert</translation>
    </message>
    <message>
        <source>Point at a class to read its numbers.</source>
        <translation>Auf eine Klasse zeigen, um ihre Zahlen zu lesen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassDock</name>
    <message>
        <source>Classes of the project</source>
        <translation>Klassen des Projekts</translation>
    </message>
    <message>
        <source>Double-click or press F2 to change a name or a key</source>
        <translation>Doppelklick oder F2 ändert Namen oder Taste</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Add a class with a colour of its own</source>
        <translation>Eine Klasse mit eigener Farbe hinzufügen</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Change the name of the selected class</source>
        <translation>Den Namen der gewählten Klasse ändern</translation>
    </message>
    <message>
        <source>Change colour…</source>
        <translation>Farbe ändern …</translation>
    </message>
    <message>
        <source>Change the colour of the selected class</source>
        <translation>Die Farbe der gewählten Klasse ändern</translation>
    </message>
    <message>
        <source>Move class up</source>
        <translation>Klasse nach oben</translation>
    </message>
    <message>
        <source>Move the selected class up</source>
        <translation>Die gewählte Klasse nach oben schieben</translation>
    </message>
    <message>
        <source>Move class down</source>
        <translation>Klasse nach unten</translation>
    </message>
    <message>
        <source>Move the selected class down</source>
        <translation>Die gewählte Klasse nach unten schieben</translation>
    </message>
    <message>
        <source>Add a list of classes…</source>
        <translation>Klassenliste hinzufügen …</translation>
    </message>
    <message>
        <source>Add the classes of a public data set</source>
        <translation>Die Klassen eines öffentlichen Datensatzes hinzufügen</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>Klasse löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Das Zurückgenommene wiederholen</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>Farbe von „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n classes)</source>
        <translation>
            <numerusform>%1 (%n Klasse)</numerusform>
            <numerusform>%1 (%n Klassen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge class into…</source>
        <translation>Klasse zusammenlegen mit …</translation>
    </message>
    <message>
        <source>Make everything that is labelled with the selected class another class</source>
        <translation>Alles, was mit der gewählten Klasse markiert ist, einer anderen Klasse geben</translation>
    </message>
    <message>
        <source>Delete the selected class, what is labelled with it becomes unlabelled; undo brings both back</source>
        <translation>Die gewählte Klasse löschen, ihre Markierungen werden entfernt; Rückgängig holt beides zurück</translation>
    </message>
    <message>
        <source>Undo in the project</source>
        <translation>Im Projekt rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change of the project</source>
        <translation>Die letzte Änderung am Projekt zurücknehmen</translation>
    </message>
    <message>
        <source>Redo in the project</source>
        <translation>Im Projekt wiederholen</translation>
    </message>
    <message>
        <source>Background: none of the classes</source>
        <translation>Hintergrund: keine der Klassen</translation>
    </message>
    <message>
        <source>Ignored: left out of training</source>
        <translation>Ignoriert: beim Training ausgelassen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassKeys</name>
    <message>
        <source>Search for a class</source>
        <translation>Klasse suchen</translation>
    </message>
    <message>
        <source>Find a class by a few letters</source>
        <translation>Eine Klasse mit wenigen Buchstaben finden</translation>
    </message>
    <message>
        <source>Choose the class of key %1</source>
        <translation>Klasse der Taste %1 wählen</translation>
    </message>
    <message>
        <source>Paint with the class that has the key %1, or that place in the list</source>
        <translation>Mit der Klasse malen, die die Taste %1 hat oder diesen Platz in der Liste</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Klasse finden</translation>
    </message>
    <message>
        <source>Choose the class that is painted by a few letters of its name</source>
        <translation>Die Klasse, mit der gemalt wird, mit wenigen Buchstaben ihres Namens wählen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassLegendModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassPanel</name>
    <message>
        <source>Opacity of the classes</source>
        <translation>Deckkraft der Klassen</translation>
    </message>
    <message>
        <source>How strongly the classes cover the picture</source>
        <translation>Wie stark die Klassen das Bild überdecken</translation>
    </message>
    <message>
        <source>Classes in this image</source>
        <translation>Klassen in diesem Bild</translation>
    </message>
    <message>
        <source>Select a class to see it alone; Escape shows all</source>
        <translation>Eine Klasse auswählen, um nur sie zu sehen; Esc zeigt alle</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassScoresPlot</name>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>As in the class list</source>
        <translation>Wie in der Klassenliste</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>Show IoU over all evaluations</source>
        <translation>IoU über alle Auswertungen zeigen</translation>
    </message>
    <message>
        <source>Show IoU over all evaluations, as lines</source>
        <translation>IoU über alle Auswertungen als Linien zeigen</translation>
    </message>
    <message>
        <source>IoU of each class</source>
        <translation>IoU jeder Klasse</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>No evaluation yet</source>
        <translation>Noch keine Auswertung</translation>
    </message>
    <message>
        <source>No evaluation up to there</source>
        <translation>Bis dahin keine Auswertung</translation>
    </message>
    <message>
        <source>Iteration %1</source>
        <translation>Iteration %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassStatisticsModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassToShapes</name>
    <message>
        <source>Turn class into shapes</source>
        <translation>Klasse in Formen umwandeln</translation>
    </message>
    <message>
        <source>Make a shape of every connected area of the class, in place of its shapes until now</source>
        <translation>Aus jeder zusammenhängenden Fläche der Klasse eine Form machen, anstelle ihrer bisherigen Formen</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>Areas of fewer pixels get no shape</source>
        <translation>Flächen mit weniger Pixeln bekommen keine Form</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Choose a class first.</source>
        <translation>Wählen Sie zuerst eine Klasse.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClearLabels</name>
    <message>
        <source>Clear labels</source>
        <translation>Markierungen löschen</translation>
    </message>
    <message>
        <source>Make all of the image unlabelled and remove its shapes; locked classes stay</source>
        <translation>Alle Markierungen und Formen des Bildes entfernen; gesperrte Klassen bleiben</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClickMaskTool</name>
    <message>
        <source>Click to mask</source>
        <translation>Klick zur Maske</translation>
    </message>
    <message>
        <source>Click on what is meant, with the right button on what is not; drag to stroke, with Shift a box; Alt and the wheel change the tolerance, Enter labels it</source>
        <translation>Auf das klicken, was gemeint ist, mit der rechten Taste auf das, was nicht; Ziehen malt einen Strich, mit Umschalt einen Rahmen; Alt und das Rad ändern die Toleranz, Enter markiert</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How much is taken along with what was clicked: 50 % is as measured best</source>
        <translation>Wie viel mit dem Angeklickten mitgenommen wird: 50 % ist nach Messungen am besten</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What tells which pixels belong together: the features of the project&apos;s model, or colours alone</source>
        <translation>Was sagt, welche Pixel zusammengehören: die Merkmale des Projektmodells oder allein Farben</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>GrabCut</source>
        <translation>GrabCut</translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Superpixels</source>
        <translation>Superpixel</translation>
    </message>
    <message>
        <source>Connected only</source>
        <translation>Nur Zusammenhängendes</translation>
    </message>
    <message>
        <source>Take only what hangs together with a click on what is meant</source>
        <translation>Nur nehmen, was mit einem Klick auf das Gemeinte zusammenhängt</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Bild wird noch gelesen.</translation>
    </message>
    <message>
        <source>There is no model yet: clicks go by colours. One trained on your labels would find what belongs together by what it is.</source>
        <translation>Es gibt noch kein Modell: Klicks richten sich nach Farben. Eines, das mit Ihren Markierungen trainiert ist, würde erkennen, was zusammengehört.</translation>
    </message>
    <message>
        <source>The model could not look at this image (%1): clicks go by colours.</source>
        <translation>Das Modell konnte dieses Bild nicht ansehen (%1): Klicks richten sich nach Farben.</translation>
    </message>
    <message>
        <source>The model is looking at this image; clicks are answered as soon as it has.</source>
        <translation>Das Modell sieht sich dieses Bild an; danach werden Klicks beantwortet.</translation>
    </message>
    <message>
        <source>Click on what is meant.</source>
        <translation>Auf das klicken, was gemeint ist.</translation>
    </message>
    <message>
        <source>The model is looking at this image: the mask follows.</source>
        <translation>Das Modell sieht sich dieses Bild an: Die Maske folgt.</translation>
    </message>
    <message>
        <source>Finding what belongs to it…</source>
        <translation>Zugehöriges wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing belongs to it: click on what is meant, or raise the tolerance.</source>
        <translation>Nichts gehört dazu: auf das Gemeinte klicken oder die Toleranz erhöhen.</translation>
    </message>
    <message>
        <source>Enter labels it as “%1”. Clicks add, with the right button they take away; Esc drops it.</source>
        <translation>Enter markiert es als „%1“. Klicks fügen hinzu, mit der rechten Taste nehmen sie weg; Esc verwirft es.</translation>
    </message>
    <message>
        <source>The box must hold at least 3 × 3 pixels.</source>
        <translation>Der Rahmen muss mindestens 3 × 3 Pixel umfassen.</translation>
    </message>
    <message>
        <source>%1 does not go by the tolerance.</source>
        <translation>%1 richtet sich nicht nach der Toleranz.</translation>
    </message>
    <message>
        <source>Nothing was found, and nothing is labelled.</source>
        <translation>Nichts wurde gefunden, nichts markiert.</translation>
    </message>
    <message>
        <source>Preparing the model&apos;s features…</source>
        <translation>Merkmale des Modells werden vorbereitet …</translation>
    </message>
    <message>
        <source>Getting ready for clicks</source>
        <translation>Auf Klicks vorbereiten</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CommandPalette</name>
    <message>
        <source>Nothing of that name.</source>
        <translation>Nichts mit diesem Namen.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Find an action, an image or a class</source>
        <translation>Aktion, Bild oder Klasse finden</translation>
    </message>
    <message>
        <source>A few letters are enough; Up and Down choose, Enter does it</source>
        <translation>Wenige Buchstaben genügen; Pfeiltasten wählen, Eingabe führt aus</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>What fits, best first</source>
        <translation>Treffer, die besten zuerst</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareActions</name>
    <message>
        <source>Compare the demo&apos;s two models</source>
        <translation>Die zwei Modelle der Demo vergleichen</translation>
    </message>
    <message>
        <source>Open the demo and compare SegFormer and SegDeformer on its scenes</source>
        <translation>Die Demo öffnen und SegFormer und SegDeformer auf ihren Szenen vergleichen</translation>
    </message>
    <message>
        <source>Set up a comparison</source>
        <translation>Vergleich einrichten</translation>
    </message>
    <message>
        <source>Choose who takes part, and on which images</source>
        <translation>Wählen, wer teilnimmt und auf welchen Bildern</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Predict what is missing, and compare</source>
        <translation>Vorhersagen, was fehlt, und vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop; what was predicted is kept</source>
        <translation>Anhalten; was vorhergesagt wurde, bleibt</translation>
    </message>
    <message>
        <source>Back to the comparison</source>
        <translation>Zurück zum Vergleich</translation>
    </message>
    <message>
        <source>Show the comparison that there is</source>
        <translation>Den vorhandenen Vergleich zeigen</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Go to the next place, largest first</source>
        <translation>Zur nächsten Stelle gehen, die größte zuerst</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Go to the place before</source>
        <translation>Zur Stelle davor gehen</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>End looking at one confusion alone</source>
        <translation>Nicht mehr nur eine Verwechslung ansehen</translation>
    </message>
    <message>
        <source>Exchange the two</source>
        <translation>Die beiden tauschen</translation>
    </message>
    <message>
        <source>Measure the first by the second instead</source>
        <translation>Stattdessen das erste am zweiten messen</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Show the image before this one in the list</source>
        <translation>Das Bild davor in der Liste zeigen</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Show the image after this one in the list</source>
        <translation>Das Bild danach in der Liste zeigen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareForm</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Two to four models, or label sets, on the same images: where they differ, which one is right there, and whether the difference is more than chance.</source>
        <translation>Zwei bis vier Modelle oder Beschriftungen auf denselben Bildern: wo sie sich unterscheiden, wer dort recht hat, und ob der Unterschied mehr ist als Zufall.</translation>
    </message>
    <message>
        <source>Add a model or labels</source>
        <translation>Modell oder Beschriftung hinzufügen</translation>
    </message>
    <message>
        <source>Let another one take part: up to four</source>
        <translation>Noch eines teilnehmen lassen: bis zu vier</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The images on which they are compared; best those that no model has learnt from</source>
        <translation>Die Bilder, auf denen verglichen wird; am besten solche, von denen kein Modell gelernt hat</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Wer teilnimmt</translation>
    </message>
    <message>
        <source>On which images</source>
        <translation>Auf welchen Bildern</translation>
    </message>
    <message>
        <source>%1 (%2 mIoU, %3)</source>
        <translation>%1 (%2 mIoU, %3)</translation>
    </message>
    <message>
        <source>%1, trained on the demo scenes</source>
        <translation>%1, auf den Demo-Szenen trainiert</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3 of them with labels</source>
        <translation>%1: %2, davon %3 beschriftet</translation>
    </message>
    <message>
        <source>%1: %2 without labels</source>
        <translation>%1: %2 ohne Beschriftung</translation>
    </message>
    <message>
        <source>Four take part already; leave one of them out first.</source>
        <translation>Vier nehmen schon teil; erst eines davon weglassen.</translation>
    </message>
    <message>
        <source>“%1” takes part already.</source>
        <translation>„%1“ nimmt schon teil.</translation>
    </message>
    <message>
        <source>Add at least two models or label sets.</source>
        <translation>Mindestens zwei Modelle oder Beschriftungen hinzufügen.</translation>
    </message>
    <message>
        <source>Everyone needs a name.</source>
        <translation>Jedes braucht einen Namen.</translation>
    </message>
    <message>
        <source>Two are called “%1”; give one of them another name.</source>
        <translation>Zwei heißen „%1“; einem davon einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>There are no images to compare on.</source>
        <translation>Es gibt keine Bilder zum Vergleichen.</translation>
    </message>
    <message>
        <source>Opening the models</source>
        <translation>Modelle werden geöffnet</translation>
    </message>
    <message>
        <source>Weights file…</source>
        <translation>Gewichtsdatei …</translation>
    </message>
    <message>
        <source>Let a model from a weights file take part</source>
        <translation>Ein Modell aus einer Gewichtsdatei teilnehmen lassen</translation>
    </message>
    <message>
        <source>Weights file</source>
        <translation>Gewichtsdatei</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>Laufordner …</translation>
    </message>
    <message>
        <source>Let the model of a run from elsewhere take part</source>
        <translation>Das Modell eines Laufs von anderswo teilnehmen lassen</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Laufordner</translation>
    </message>
    <message>
        <source>Folder of labels…</source>
        <translation>Ordner mit Beschriftung …</translation>
    </message>
    <message>
        <source>Let labels that are there already take part: a folder of index PNGs, one for each image</source>
        <translation>Vorhandene Beschriftung teilnehmen lassen: ein Ordner mit Index-PNGs, eines je Bild</translation>
    </message>
    <message>
        <source>Folder of labels</source>
        <translation>Ordner mit Beschriftung</translation>
    </message>
    <message>
        <source>“%1” is no run folder: it has neither config.json nor events.jsonl.</source>
        <translation>„%1“ ist kein Laufordner: Er enthält weder config.json noch events.jsonl.</translation>
    </message>
    <message>
        <source>Step %1 of %2 · about %3 left</source>
        <translation>Schritt %1 von %2 · noch etwa %3</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ComparePane</name>
    <message>
        <source>Compared image</source>
        <translation>Verglichenes Bild</translation>
    </message>
    <message>
        <source>The arrow keys move the image, Space held moves it with the mouse.</source>
        <translation>Die Pfeiltasten verschieben das Bild, mit gehaltener Leertaste auch die Maus.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareStrip</name>
    <message>
        <source>Labels</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Strength of the labels</source>
        <translation>Stärke der Beschriftung</translation>
    </message>
    <message>
        <source>How strongly the labels lie over the picture</source>
        <translation>Wie stark die Beschriftung über dem Bild liegt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>All that take part beside each other; they move together</source>
        <translation>Alle Teilnehmer nebeneinander; sie bewegen sich gemeinsam</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <source>One left and one right of a curtain; drag it anywhere</source>
        <translation>Eines links und eines rechts von einem Vorhang; er lässt sich überall ziehen</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>The two in turns, at the same place</source>
        <translation>Die beiden abwechselnd an derselben Stelle</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Where both are right, only one of them, or none, each in a pattern of its own</source>
        <translation>Wo beide recht haben, nur eines oder keines, jedes in einem eigenen Muster</translation>
    </message>
    <message>
        <source>Outline the truth</source>
        <translation>Wahrheit umranden</translation>
    </message>
    <message>
        <source>Draw the outlines of the labels over everything</source>
        <translation>Die Umrisse der Beschriftung über alles zeichnen</translation>
    </message>
    <message>
        <source>Show the truth beside</source>
        <translation>Wahrheit daneben zeigen</translation>
    </message>
    <message>
        <source>Side by side, the labels get a place of their own</source>
        <translation>Nebeneinander bekommt die Beschriftung einen eigenen Platz</translation>
    </message>
    <message>
        <source>Hide labels</source>
        <translation>Beschriftung ausblenden</translation>
    </message>
    <message>
        <source>Look at the bare picture</source>
        <translation>Das bloße Bild ansehen</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>Bei 100 % zeigen</translation>
    </message>
    <message>
        <source>Show each pixel of the image as one</source>
        <translation>Jeden Pixel des Bildes als einen zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show the image larger</source>
        <translation>Das Bild größer zeigen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the image smaller</source>
        <translation>Das Bild kleiner zeigen</translation>
    </message>
    <message>
        <source>Move the curtain left</source>
        <translation>Vorhang nach links</translation>
    </message>
    <message>
        <source>Show more of what is right of the curtain</source>
        <translation>Mehr von dem zeigen, was rechts vom Vorhang ist</translation>
    </message>
    <message>
        <source>Move the curtain right</source>
        <translation>Vorhang nach rechts</translation>
    </message>
    <message>
        <source>Show more of what is left of the curtain</source>
        <translation>Mehr von dem zeigen, was links vom Vorhang ist</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareView</name>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>The image with labels: wheel to zoom, Space or middle button to move</source>
        <translation>Das Bild mit Beschriftung: Rad zum Zoomen, Leertaste oder mittlere Taste zum Verschieben</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareWorkspace</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>See where models differ, and which one is better</source>
        <translation>Sehen, wo Modelle sich unterscheiden und welches besser ist</translation>
    </message>
    <message>
        <source>Drawing images again and again</source>
        <translation>Bilder werden wieder und wieder gezogen</translation>
    </message>
    <message>
        <source>Looking for a confusion</source>
        <translation>Suche nach einer Verwechslung</translation>
    </message>
    <message>
        <source>Here models are compared on the same images: where they differ, which one is right there, and whether the better score is more than chance.</source>
        <translation>Hier werden Modelle auf denselben Bildern verglichen: wo sie sich unterscheiden, wer dort recht hat, und ob der bessere Wert mehr ist als Zufall.</translation>
    </message>
    <message>
        <source>Cancelled. What was predicted is kept for the next time.</source>
        <translation>Abgebrochen. Was vorhergesagt wurde, bleibt für das nächste Mal.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ComparedPictures</name>
    <message>
        <source>Reading predictions</source>
        <translation>Vorhersagen werden gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ComparisonExport</name>
    <message>
        <source>Figure…</source>
        <translation>Abbildung …</translation>
    </message>
    <message>
        <source>Lay out the selected images for a paper: picture, truth, and what everyone makes of it</source>
        <translation>Die ausgewählten Bilder für einen Aufsatz anordnen: Bild, Wahrheit, und was alle daraus machen</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Drawing the figure</source>
        <translation>Abbildung wird gezeichnet</translation>
    </message>
    <message>
        <source>“%1” is written.</source>
        <translation>„%1“ ist geschrieben.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Write all numbers, and the most different images, as a page, a PDF, a table or JSON</source>
        <translation>Alle Zahlen und die verschiedensten Bilder als Seite, PDF, Tabelle oder JSON schreiben</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ComparisonRun</name>
    <message>
        <source>Comparing</source>
        <translation>Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>Comparing on %n image(s)</source>
        <translation>
            <numerusform>Vergleich auf %n Bild</numerusform>
            <numerusform>Vergleich auf %n Bildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfigForm</name>
    <message>
        <source>More settings of: %1</source>
        <translation>Mehr Einstellungen von: %1</translation>
    </message>
    <message>
        <source>Show or hide the settings that few people change</source>
        <translation>Einstellungen zeigen oder verbergen, die wenige ändern</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Weniger</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfusionMap</name>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Rows are classes of the truth, columns those of the prediction; arrows move, Enter chooses a cell, Ctrl and the wheel zoom</source>
        <translation>Zeilen sind Klassen der Wahrheit, Spalten die der Vorhersage; Pfeile bewegen, Enter wählt eine Zelle, Strg und Rad zoomen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfusionPane</name>
    <message>
        <source>Class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 pixels right, in %n image(s)</source>
        <translation>
            <numerusform>%1 von %2 Pixeln richtig, in %n Bild</numerusform>
            <numerusform>%1 von %2 Pixeln richtig, in %n Bildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfusionPanel</name>
    <message>
        <source>Whose confusion matrix</source>
        <translation>Wessen Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>The matrix of one of the two, or the second&apos;s minus the first&apos;s</source>
        <translation>Die Matrix eines der beiden, oder die des zweiten minus die des ersten</translation>
    </message>
    <message>
        <source>What is 100 %</source>
        <translation>Was 100 % sind</translation>
    </message>
    <message>
        <source>What the cells are shares of</source>
        <translation>Wovon die Zellen Anteile sind</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <comment>the difference of two matrices</comment>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>of the truth</source>
        <translation>der Wahrheit</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of the prediction</source>
        <translation>der Vorhersage</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Click a cell to see its images and places.</source>
        <translation>Eine Zelle anklicken, um ihre Bilder und Stellen zu sehen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ContenderList</name>
    <message>
        <source>A label set: a folder of index PNGs</source>
        <translation>Beschriftung: ein Ordner mit Index-PNGs</translation>
    </message>
    <message>
        <source>A model</source>
        <translation>Ein Modell</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>What it is called in the comparison and in reports</source>
        <translation>Wie es im Vergleich und in Berichten heißt</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>Leave it out of the comparison; its files stay</source>
        <translation>Aus dem Vergleich weglassen; die Dateien bleiben</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CopyPrevious</name>
    <message>
        <source>Copy labels from previous image</source>
        <translation>Markierungen vom vorigen Bild kopieren</translation>
    </message>
    <message>
        <source>Take over the labels of the image before this one; what is unlabelled there stays as it is here</source>
        <translation>Die Markierungen des vorigen Bildes übernehmen; was dort nicht markiert ist, bleibt hier, wie es ist</translation>
    </message>
    <message>
        <source>The image before this one has no labels, or another size.</source>
        <translation>Das vorige Bild hat keine Markierungen oder eine andere Größe.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CurveCrosshair</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::CurveLegend</name>
    <message>
        <source>Curves of the plot</source>
        <translation>Kurven des Diagramms</translation>
    </message>
    <message>
        <source>Click a curve to hide or show it, Alt+click to show it alone</source>
        <translation>Klick blendet eine Kurve aus oder ein, Alt+Klick zeigt sie allein</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>Click to hide %1, Alt+click to show it alone</source>
        <translation>Klick blendet %1 aus, Alt+Klick zeigt nur diese Kurve</translation>
    </message>
    <message>
        <source>Click to show %1, Alt+click to show it alone</source>
        <translation>Klick blendet %1 ein, Alt+Klick zeigt nur diese Kurve</translation>
    </message>
</context>
<context>
    <name>sdw::ui::CurvePlot</name>
    <message>
        <source>Exporting the plot %1</source>
        <translation>Diagramm %1 wird exportiert</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>Iteration</translation>
    </message>
    <message>
        <source>Time of training (h:min:s)</source>
        <translation>Trainingszeit (h:min:s)</translation>
    </message>
    <message>
        <source>%1 (smoothed %2)</source>
        <translation>%1 (geglättet %2)</translation>
    </message>
    <message>
        <source>Iteration %1</source>
        <translation>Iteration %1</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>Noch keine Punkte</translation>
    </message>
</context>
<context>
    <name>sdw::ui::DatasetPage</name>
    <message>
        <source>Data set at a glance</source>
        <translation>Der Datensatz auf einen Blick</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>Pixels without class</source>
        <translation>Pixel ohne Klasse</translation>
    </message>
    <message>
        <source>How many images each split has</source>
        <translation>Wie viele Bilder jeder Teil hat</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Split that is counted</source>
        <translation>Gezählter Teil</translation>
    </message>
    <message>
        <source>Split whose pixels are shown</source>
        <translation>Teil, dessen Pixel gezeigt werden</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Read every label of the data set anew</source>
        <translation>Alle Markierungen des Datensatzes neu lesen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>What was found wrong while reading the data set</source>
        <translation>Was beim Lesen des Datensatzes auffiel</translation>
    </message>
    <message>
        <source>Counting was cancelled.</source>
        <translation>Das Zählen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Counting pixels</source>
        <translation>Pixel werden gezählt</translation>
    </message>
    <message>
        <source>Counting the pixels of every label…</source>
        <translation>Die Pixel aller Markierungen werden gezählt …</translation>
    </message>
    <message>
        <source>No image has a label yet. Once there are some, their classes are counted here.</source>
        <translation>Noch ist kein Bild markiert. Sobald es Markierungen gibt, werden ihre Klassen hier gezählt.</translation>
    </message>
    <message numerus="yes">
        <source>Counting pixels of %n images</source>
        <translation>
            <numerusform>Pixel von %n Bild werden gezählt</numerusform>
            <numerusform>Pixel von %n Bildern werden gezählt</numerusform>
        </translation>
    </message>
    <message>
        <source>All splits</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 pixels with a class</source>
        <translation>%1 Pixel mit Klasse</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ zeigen</translation>
    </message>
    <message>
        <source>Problems (the first %1 of %2)</source>
        <translation>Probleme (die ersten %1 von %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n labelled images</source>
        <translation>
            <numerusform>%n markiertes Bild</numerusform>
            <numerusform>%n markierte Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the labelled pixels</source>
        <translation>Anteil an den markierten Pixeln</translation>
    </message>
</context>
<context>
    <name>sdw::ui::DeleteShapes</name>
    <message>
        <source>Delete shapes</source>
        <translation>Formen löschen</translation>
    </message>
    <message>
        <source>Delete the chosen shapes along with their pixels, or the chosen corner</source>
        <translation>Die gewählten Formen samt ihren Pixeln löschen oder die gewählte Ecke</translation>
    </message>
</context>
<context>
    <name>sdw::ui::DifferenceLegend</name>
    <message>
        <source>Both right</source>
        <translation>Beide richtig</translation>
    </message>
    <message>
        <source>Only %1 right</source>
        <translation>Nur %1 richtig</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Beide falsch</translation>
    </message>
    <message>
        <source>Same class</source>
        <translation>Gleiche Klasse</translation>
    </message>
    <message>
        <source>Different classes</source>
        <translation>Verschiedene Klassen</translation>
    </message>
    <message>
        <source>Without truth</source>
        <translation>Ohne Wahrheit</translation>
    </message>
    <message>
        <source>%1 px</source>
        <comment>pixels</comment>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Pixels that the truth says nothing about, of all pixels of the image</source>
        <translation>Pixel, über die die Wahrheit nichts sagt, von allen Pixeln des Bildes</translation>
    </message>
    <message>
        <source>Share of the pixels of this image that count, and their number</source>
        <translation>Anteil der Pixel dieses Bildes, die zählen, und ihre Zahl</translation>
    </message>
</context>
<context>
    <name>sdw::ui::DockTitle</name>
    <message>
        <source>Hide the panel “%1”; its action brings it back</source>
        <translation>Leiste „%1“ ausblenden; ihre Aktion holt sie zurück</translation>
    </message>
    <message>
        <source>Hide the panel “%1”</source>
        <translation>Leiste „%1“ ausblenden</translation>
    </message>
</context>
<context>
    <name>sdw::ui::DryRunProcess</name>
    <message>
        <source>Cannot start “%1”: %2</source>
        <translation>„%1“ startet nicht: %2</translation>
    </message>
    <message>
        <source>The dry run was ended by the system, most likely because memory ran out. Lower the batch or the crop.</source>
        <translation>Das System hat den Probelauf beendet, wahrscheinlich weil der Speicher ausging. Verringern Sie Batch oder Ausschnitt.</translation>
    </message>
    <message>
        <source>The dry run gave an answer that cannot be read; is “%1” of this version?</source>
        <translation>Die Antwort des Probelaufs ist nicht lesbar; gehört „%1“ zu dieser Version?</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Duplicate</name>
    <message>
        <source>Duplicate shapes</source>
        <translation>Formen duplizieren</translation>
    </message>
    <message>
        <source>Copy the chosen shapes, a little aside</source>
        <translation>Die gewählten Formen kopieren, etwas versetzt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::EditActions</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last step on this image</source>
        <translation>Den letzten Schritt an diesem Bild zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Das Zurückgenommene wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Write the labels now; they are also written by themselves</source>
        <translation>Die Markierungen jetzt speichern; sie werden auch von selbst gespeichert</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Finish the outline, or take over what is proposed</source>
        <translation>Den Umriss abschließen oder den Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Drop what is unfinished</source>
        <translation>Unfertiges verwerfen</translation>
    </message>
    <message>
        <source>Drop the outline or stroke in hand</source>
        <translation>Den angefangenen Umriss oder Strich verwerfen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::EditRun</name>
    <message>
        <source>%1: there is nothing to change.</source>
        <translation>%1: Es gibt nichts zu ändern.</translation>
    </message>
    <message>
        <source>The labels changed meanwhile: “%1” was dropped.</source>
        <translation>Die Markierungen haben sich inzwischen geändert: „%1“ wurde verworfen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Ellipse</name>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Drag an ellipse; Shift makes it a circle, Alt draws it from its centre</source>
        <translation>Eine Ellipse aufziehen; Umschalt macht sie zum Kreis, Alt zeichnet sie von der Mitte aus</translation>
    </message>
</context>
<context>
    <name>sdw::ui::EmptyPage</name>
    <message>
        <source>Open a folder of images</source>
        <translation>Einen Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Open a project, a data set or a folder of images</source>
        <translation>Ein Projekt, einen Datensatz oder einen Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ansehen</translation>
    </message>
    <message>
        <source>Open scenes that the program draws itself</source>
        <translation>Szenen öffnen, die das Programm selbst zeichnet</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Eraser</name>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Make pixels unlabelled; Shift draws a straight line</source>
        <translation>Die Markierung von Pixeln entfernen; Umschalt zieht eine gerade Linie</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExplainActions</name>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Go to the image before this one</source>
        <translation>Zum Bild vor diesem gehen</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Go to the image after this one</source>
        <translation>Zum Bild nach diesem gehen</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen …</translation>
    </message>
    <message>
        <source>Take a trained model: a weights file</source>
        <translation>Ein trainiertes Modell nehmen: eine Gewichtsdatei</translation>
    </message>
    <message>
        <source>Swap the models</source>
        <translation>Modelle tauschen</translation>
    </message>
    <message>
        <source>Make model A model B, and the other way round</source>
        <translation>Modell A zu Modell B machen und umgekehrt</translation>
    </message>
    <message>
        <source>Pin the point</source>
        <translation>Punkt festhalten</translation>
    </message>
    <message>
        <source>Keep the point under the pointer, marked in every picture</source>
        <translation>Den Punkt unter dem Zeiger behalten, in jedem Bild markiert</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>Punkt entfernen</translation>
    </message>
    <message>
        <source>Remove the pinned point that is held, or else the last one</source>
        <translation>Den gehaltenen Punkt entfernen, sonst den letzten</translation>
    </message>
    <message>
        <source>Remove all points</source>
        <translation>Alle Punkte entfernen</translation>
    </message>
    <message>
        <source>Remove every pinned point of this image</source>
        <translation>Jeden markierten Punkt dieses Bildes entfernen</translation>
    </message>
    <message>
        <source>Follow the pointer again</source>
        <translation>Wieder dem Zeiger folgen</translation>
    </message>
    <message>
        <source>Let go of the pinned point, the chosen token, or the class that is shown alone</source>
        <translation>Den gehaltenen Punkt, das gewählte Token oder die allein gezeigte Klasse loslassen</translation>
    </message>
    <message>
        <source>Figure…</source>
        <translation>Abbildung …</translation>
    </message>
    <message>
        <source>Write what is on screen as a figure for a paper: PNG, SVG or PDF</source>
        <translation>Was zu sehen ist als Abbildung für eine Veröffentlichung schreiben: PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Draw an outline around what is similar enough</source>
        <translation>Einen Umriss um alles ziehen, was ähnlich genug ist</translation>
    </message>
    <message>
        <source>Internal attention</source>
        <translation>Innere Attention</translation>
    </message>
    <message>
        <source>Show in every map what the pixel attends to inside the image; or just while Shift is held</source>
        <translation>In jeder Karte zeigen, worauf das Pixel im Bild achtet; oder nur, solange die Umschalttaste gehalten wird</translation>
    </message>
    <message>
        <source>External attention</source>
        <translation>Äußere Attention</translation>
    </message>
    <message>
        <source>Show in every map what the pixel attends to by way of the tokens; or just while Alt is held</source>
        <translation>In jeder Karte zeigen, worauf das Pixel über die Tokens achtet; oder nur, solange Alt gehalten wird</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>Show the whole image in every pane</source>
        <translation>In jeder Ansicht das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show the image larger in every pane</source>
        <translation>Das Bild in jeder Ansicht größer zeigen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the image smaller in every pane</source>
        <translation>Das Bild in jeder Ansicht kleiner zeigen</translation>
    </message>
    <message>
        <source>Figure of images…</source>
        <translation>Abbildung aus Bildern…</translation>
    </message>
    <message>
        <source>Lay out several images for a paper: what is alike to a pixel, or predictions, a row each</source>
        <translation>Mehrere Bilder für eine Veröffentlichung anordnen, je Bild eine Zeile: was einem Pixel ähnelt, oder Vorhersagen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExplainStrip</name>
    <message>
        <source>Diverging</source>
        <translation>Zweiseitig</translation>
    </message>
    <message>
        <source>Colours of the maps</source>
        <translation>Farben der Karten</translation>
    </message>
    <message>
        <source>Colours of the maps, even in their steps and safe for colour-blind eyes; the diverging ones are for similarities only</source>
        <translation>Farben der Karten, gleichmäßig gestuft und auch bei Farbfehlsichtigkeit unterscheidbar; die zweiseitigen gelten nur für Ähnlichkeiten</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>Deckkraft der Karten</translation>
    </message>
    <message>
        <source>How strongly a map covers the picture</source>
        <translation>Wie stark eine Karte das Bild überdeckt</translation>
    </message>
    <message>
        <source>Similarity at the outline</source>
        <translation>Ähnlichkeit am Umriss</translation>
    </message>
    <message>
        <source>The outline runs around everything that is at least as similar as this</source>
        <translation>Der Umriss läuft um alles, was mindestens so ähnlich ist</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExplainView</name>
    <message>
        <source>What lies over the picture</source>
        <translation>Was über dem Bild liegt</translation>
    </message>
    <message>
        <source>Map at the upper right</source>
        <translation>Karte oben rechts</translation>
    </message>
    <message>
        <source>Map at the lower left</source>
        <translation>Karte unten links</translation>
    </message>
    <message>
        <source>Map at the lower right</source>
        <translation>Karte unten rechts</translation>
    </message>
    <message>
        <source>What lies over the picture; the wheel over it changes it, too</source>
        <translation>Was über dem Bild liegt; auch das Rad darüber wechselt es</translation>
    </message>
    <message>
        <source>Which map is shown; the wheel over it changes it, too</source>
        <translation>Welche Karte gezeigt wird; auch das Rad darüber wechselt sie</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The pointer or the arrow keys choose a pixel, a click or Space pins it, Ctrl with the wheel zooms</source>
        <translation>Zeiger oder Pfeiltasten wählen ein Pixel, ein Klick oder die Leertaste hält es fest, Strg mit dem Rad zoomt</translation>
    </message>
    <message>
        <source>Picture alone</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Prediction of %1</source>
        <translation>Vorhersage von %1</translation>
    </message>
    <message>
        <source>M_mid of %1</source>
        <translation>M_mid von %1</translation>
    </message>
    <message>
        <source>M_mid of %1 where it is not M</source>
        <translation>M_mid von %1, wo es nicht M ist</translation>
    </message>
    <message>
        <source>Token “%1” of %2</source>
        <translation>Token „%1“ von %2</translation>
    </message>
    <message>
        <source>attention to the token</source>
        <translation>Attention auf das Token</translation>
    </message>
    <message>
        <source>Model %1 looks at the picture…</source>
        <translation>Modell %1 sieht sich das Bild an …</translation>
    </message>
    <message>
        <source>Model %1 (%2) has no internal attention.</source>
        <translation>Modell %1 (%2) hat keine innere Attention.</translation>
    </message>
    <message>
        <source>Model %1 (%2) has no external attention.</source>
        <translation>Modell %1 (%2) hat keine äußere Attention.</translation>
    </message>
    <message>
        <source>Point at something: the map follows.</source>
        <translation>Auf etwas zeigen: die Karte folgt.</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>%1 (label)</source>
        <translation>%1 (Label)</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExplainWorkspace</name>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Look into models: what a pixel resembles, and what tokens see</source>
        <translation>In Modelle hineinsehen: wem ein Pixel gleicht und was Tokens sehen</translation>
    </message>
    <message>
        <source>Here you look into models: point at a pixel, and see what it resembles, what it attends to, and where its scores come from; in two models side by side.</source>
        <translation>Hier sieht man in Modelle hinein: auf ein Pixel zeigen und sehen, wem es gleicht, worauf es achtet und woher seine Werte kommen; in zwei Modellen nebeneinander.</translation>
    </message>
    <message>
        <source>Reading an image</source>
        <translation>Ein Bild wird gelesen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Explain this pixel</source>
        <translation>Dieses Pixel erklären</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Token space</source>
        <translation>Token-Raum</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Model %1: %2</source>
        <translation>Modell %1: %2</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen …</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExportImageModel</name>
    <message>
        <source>%1 has no labels</source>
        <translation>%1 hat keine Markierungen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExportPage</name>
    <message>
        <source>Opening the model</source>
        <translation>Modell wird geöffnet</translation>
    </message>
    <message>
        <source>Making a sample of the export</source>
        <translation>Probe des Exports wird erstellt</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>The project has no classes yet.</source>
        <translation>Das Projekt hat noch keine Klassen.</translation>
    </message>
    <message>
        <source>The model is being opened…</source>
        <translation>Das Modell wird geöffnet …</translation>
    </message>
    <message>
        <source>Opening the model…</source>
        <translation>Modell wird geöffnet …</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist offen.</translation>
    </message>
    <message>
        <source>An export is under way; the bar at the bottom shows how far it is.</source>
        <translation>Ein Export läuft; der Balken unten zeigt, wie weit er ist.</translation>
    </message>
    <message>
        <source>No image has labels yet: label some, or export what a model predicts.</source>
        <translation>Noch hat kein Bild Markierungen: Markieren Sie einige, oder exportieren Sie, was ein Modell vorhersagt.</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>Kein Bild ist gewählt.</translation>
    </message>
    <message numerus="yes">
        <source>Export %n label maps</source>
        <translation>
            <numerusform>%n Markierungskarte exportieren</numerusform>
            <numerusform>%n Markierungskarten exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n label maps</source>
        <translation>
            <numerusform>%n Markierungskarte wird exportiert</numerusform>
            <numerusform>%n Markierungskarten werden exportiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExportWorkspace</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Write label maps in the formats that other programs read</source>
        <translation>Markierungskarten in den Formaten schreiben, die andere Programme lesen</translation>
    </message>
    <message>
        <source>Here label maps are written in the formats that other programs read. Open a project or a data set first.</source>
        <translation>Hier werden Markierungskarten in den Formaten geschrieben, die andere Programme lesen. Öffnen Sie zuerst ein Projekt oder einen Datensatz.</translation>
    </message>
    <message>
        <source>Export label maps</source>
        <translation>Markierungskarten exportieren</translation>
    </message>
    <message>
        <source>Write the label maps and read them back</source>
        <translation>Die Markierungskarten schreiben und zur Prüfung zurücklesen</translation>
    </message>
    <message>
        <source>Suggest ids</source>
        <translation>Nummern vorschlagen</translation>
    </message>
    <message>
        <source>Go back to the ids that go with the format and the project</source>
        <translation>Zu den Nummern zurückkehren, die zu Format und Projekt passen</translation>
    </message>
    <message>
        <source>Change colour…</source>
        <translation>Farbe ändern …</translation>
    </message>
    <message>
        <source>Change the colour of the selected class in the exported files</source>
        <translation>Die Farbe der gewählten Klasse in den exportierten Dateien ändern</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose the folder that the export becomes</source>
        <translation>Den Ordner wählen, der zum Export wird</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the exported files</source>
        <translation>Die exportierten Dateien zeigen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on</source>
        <translation>Den Bericht kopieren, um ihn weiterzugeben</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FeatureCache</name>
    <message>
        <source>Looking at the image</source>
        <translation>Bild wird angesehen</translation>
    </message>
    <message>
        <source>Looking at the image was stopped.</source>
        <translation>Das Ansehen des Bildes wurde angehalten.</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>Looking ahead at %1</source>
        <translation>%1 wird im Voraus angesehen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FieldRow</name>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>by default %1</source>
        <translation>sonst %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a file of weights</source>
        <translation>Gewichtsdatei wählen</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FigureSaver</name>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>attention to the token</source>
        <translation>Attention auf das Token</translation>
    </message>
    <message>
        <source>Drawing a figure</source>
        <translation>Eine Abbildung wird gezeichnet</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>The figure is in “%1”.</source>
        <translation>Die Abbildung liegt in „%1“.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FillHoles</name>
    <message>
        <source>Fill holes</source>
        <translation>Löcher füllen</translation>
    </message>
    <message>
        <source>Give the class what it encloses</source>
        <translation>Der Klasse geben, was sie umschließt</translation>
    </message>
    <message>
        <source>Largest hole</source>
        <translation>Größtes Loch</translation>
    </message>
    <message>
        <source>Larger holes stay; 0 fills all of them</source>
        <translation>Größere Löcher bleiben; 0 füllt alle</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FilterMenu</name>
    <message>
        <source>Show all images</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>With class</source>
        <translation>Mit Klasse</translation>
    </message>
    <message>
        <source>That cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FitBar</name>
    <message>
        <source>Fitting to the strokes</source>
        <translation>Anpassen an die Striche</translation>
    </message>
    <message>
        <source>The model is being fitted to the strokes</source>
        <translation>Das Modell wird an die Striche angepasst</translation>
    </message>
    <message>
        <source>Label as shown</source>
        <translation>Wie gezeigt markieren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Paint strokes of a class that the model gets wrong, or of a new one: it learns from them at once.</source>
        <translation>Striche einer Klasse malen, die das Modell verfehlt, oder einer neuen: Es lernt sofort daraus.</translation>
    </message>
    <message>
        <source>There is no model yet: paint strokes of each class, and one is fitted to them. A trained model would know its classes already.</source>
        <translation>Es gibt noch kein Modell: Striche jeder Klasse malen, und eines wird daran angepasst. Ein trainiertes Modell würde seine Klassen schon kennen.</translation>
    </message>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>%n Strich</numerusform>
            <numerusform>%n Striche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> on %n image(s)</source>
        <translation>
            <numerusform> auf %n Bild</numerusform>
            <numerusform> auf %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: fitting…</source>
        <translation>%1: wird angepasst …</translation>
    </message>
    <message>
        <source>; elsewhere the model says the same at %1 % of the places</source>
        <translation>; sonst sagt das Modell an %1 % der Stellen dasselbe</translation>
    </message>
    <message numerus="yes">
        <source>, checked by the labels of %n image(s)</source>
        <translation>
            <numerusform>, geprüft an den Markierungen von %n Bild</numerusform>
            <numerusform>, geprüft an den Markierungen von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>; a kept model cannot go by colour and texture as this map does, and will see less</source>
        <translation>; ein behaltenes Modell kann nicht wie diese Karte nach Farbe und Textur gehen und wird weniger sehen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>under %1 s</source>
        <translation>unter %1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1, fitted in %2</source>
        <translation>%1, angepasst in %2</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FlipSurvey</name>
    <message>
        <source>Looking for the same errors</source>
        <translation>Gleiche Fehler werden gesucht</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FormatOptions</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Whether the images are exported beside their label maps</source>
        <translation>Ob die Bilder neben ihren Markierungskarten exportiert werden</translation>
    </message>
    <message>
        <source>in the format&apos;s file type</source>
        <translation>im Dateityp des Formats</translation>
    </message>
    <message>
        <source>as the files are</source>
        <translation>wie die Dateien sind</translation>
    </message>
    <message>
        <source>none, labels only</source>
        <translation>keine, nur Markierungen</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>For pictures that are encoded anew</source>
        <translation>Für Bilder, die neu kodiert werden</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>How strongly the classes cover the image</source>
        <translation>Wie stark die Klassen das Bild verdecken</translation>
    </message>
    <message>
        <source>Polygons where a region has no holes</source>
        <translation>Polygone, wo eine Region keine Löcher hat</translation>
    </message>
    <message>
        <source>Else every region is stored as run lengths, which say every mask</source>
        <translation>Sonst wird jede Region als Lauflängen gespeichert, die jede Maske wiedergeben</translation>
    </message>
    <message>
        <source>One annotation for each class of an image</source>
        <translation>Eine Annotation für jede Klasse eines Bildes</translation>
    </message>
    <message>
        <source>Else one for each object or connected region</source>
        <translation>Sonst eine für jedes Objekt oder jede zusammenhängende Region</translation>
    </message>
    <message>
        <source>Mark run lengths as crowds</source>
        <translation>Lauflängen als Crowd kennzeichnen</translation>
    </message>
    <message>
        <source>Strict readers want it; Detectron2 leaves such objects out</source>
        <translation>Strenge Leseprogramme verlangen es; Detectron2 lässt solche Objekte aus</translation>
    </message>
    <message>
        <source>Masks instead of polygons</source>
        <translation>Masken statt Polygone</translation>
    </message>
    <message>
        <source>Else regions become polygons where these say exactly the same</source>
        <translation>Sonst werden Regionen zu Polygonen, wo diese genau dasselbe sagen</translation>
    </message>
    <message>
        <source>Leave out images that cannot be used, and list them</source>
        <translation>Unbrauchbare Bilder auslassen und auflisten</translation>
    </message>
    <message>
        <source>Else the first one stops the export</source>
        <translation>Sonst hält das erste den Export an</translation>
    </message>
</context>
<context>
    <name>sdw::ui::FormatStep</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Choose the format of the files</source>
        <translation>Das Format der Dateien wählen</translation>
    </message>
    <message>
        <source>Sample of the export</source>
        <translation>Probe des Exports</translation>
    </message>
    <message>
        <source>Ids of the classes</source>
        <translation>Nummern der Klassen</translation>
    </message>
    <message>
        <source>Press F2 or type to change an id; an empty one means that such pixels must not occur</source>
        <translation>F2 oder Tippen ändert eine Nummer; ist sie leer, dürfen solche Pixel nicht vorkommen</translation>
    </message>
    <message>
        <source>Ids</source>
        <translation>Nummern</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts in the table of ids have to be solved first.</source>
        <translation>
            <numerusform>%n Konflikt in der Tabelle der Nummern ist zuerst zu lösen.</numerusform>
            <numerusform>%n Konflikte in der Tabelle der Nummern sind zuerst zu lösen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour of “%1” in the export</source>
        <translation>Farbe von „%1“ im Export</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::Freehand</name>
    <message>
        <source>Freehand</source>
        <translation>Freihand</translation>
    </message>
    <message>
        <source>Draw an outline with the button held; Alt cuts a hole</source>
        <translation>Mit gehaltener Taste einen Umriss zeichnen; Alt schneidet ein Loch</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How far the outline may depart from what was drawn, to have fewer corners</source>
        <translation>Wie weit der Umriss vom Gezeichneten abweichen darf, um weniger Ecken zu haben</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>The outline holds no pixel.</source>
        <translation>Der Umriss enthält kein Pixel.</translation>
    </message>
    <message>
        <source>Cut hole</source>
        <translation>Loch schneiden</translation>
    </message>
</context>
<context>
    <name>sdw::ui::GrabCutTool</name>
    <message>
        <source>GrabCut</source>
        <translation>GrabCut</translation>
    </message>
    <message>
        <source>Drag a box around an object; then strokes with the left button add to it, with the right button or Alt they take away; Enter labels it</source>
        <translation>Einen Rahmen um ein Objekt ziehen; danach fügen Striche mit der linken Taste hinzu, mit der rechten oder mit Alt nehmen sie weg; Eingabe markiert es</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Bild wird noch gelesen.</translation>
    </message>
    <message>
        <source>The box must hold at least 3 × 3 pixels.</source>
        <translation>Der Rahmen muss mindestens 3 × 3 Pixel umfassen.</translation>
    </message>
    <message>
        <source>Separating the object…</source>
        <translation>Das Objekt wird freigestellt …</translation>
    </message>
    <message>
        <source>Nothing stands out in this box: paint over the object with the left button.</source>
        <translation>In diesem Rahmen hebt sich nichts ab: Übermalen Sie das Objekt mit der linken Taste.</translation>
    </message>
    <message>
        <source>Enter labels it. Strokes add, with the right button they take away; Esc drops it.</source>
        <translation>Eingabe markiert es. Striche fügen hinzu, mit der rechten Taste nehmen sie weg; Esc verwirft es.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Grow</name>
    <message>
        <source>Grow</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Make the class wider on all sides</source>
        <translation>Die Klasse nach allen Seiten breiter machen</translation>
    </message>
    <message>
        <source>How far, in pixels of the image</source>
        <translation>Wie weit, in Pixeln des Bildes</translation>
    </message>
</context>
<context>
    <name>sdw::ui::HistoryModel</name>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>here the work stands</source>
        <translation>aktueller Stand</translation>
    </message>
</context>
<context>
    <name>sdw::ui::HistoryPanel</name>
    <message>
        <source>Steps of work on this image</source>
        <translation>Arbeitsschritte an diesem Bild</translation>
    </message>
    <message>
        <source>Click a step to go back, or forth, to it</source>
        <translation>Ein Klick auf einen Schritt führt zu ihm zurück oder vor</translation>
    </message>
</context>
<context>
    <name>sdw::ui::IdTableModel</name>
    <message>
        <source>unlabelled</source>
        <translation>unmarkiert</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>Number that stands for it in the exported files</source>
        <translation>Nummer, die in den exportierten Dateien dafür steht</translation>
    </message>
    <message>
        <source>Pixels in the image that is shown as a sample</source>
        <translation>Pixel in dem Bild, das als Probe gezeigt wird</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>In the sample</source>
        <translation>In der Probe</translation>
    </message>
</context>
<context>
    <name>sdw::ui::IgnoreBrush</name>
    <message>
        <source>Ignore brush</source>
        <translation>Ignorierpinsel</translation>
    </message>
    <message>
        <source>Mark pixels to be left out of training and evaluation; Ctrl or the right button erases</source>
        <translation>Pixel kennzeichnen, die Training und Auswertung auslassen; Strg oder die rechte Taste radiert</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageActions</name>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Go to the image before this one</source>
        <translation>Zum Bild vor diesem gehen</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Go to the image after this one</source>
        <translation>Zum Bild nach diesem gehen</translation>
    </message>
    <message>
        <source>Previous image to label</source>
        <translation>Voriges unfertiges Bild</translation>
    </message>
    <message>
        <source>Go back to the nearest image that is neither done nor reviewed</source>
        <translation>Zurück zum nächstgelegenen Bild, das weder fertig noch geprüft ist</translation>
    </message>
    <message>
        <source>Next image to label</source>
        <translation>Nächstes unfertiges Bild</translation>
    </message>
    <message>
        <source>Go on to the nearest image that is neither done nor reviewed</source>
        <translation>Weiter zum nächstgelegenen Bild, das weder fertig noch geprüft ist</translation>
    </message>
    <message>
        <source>Mark as done and go on</source>
        <translation>Fertig und weiter</translation>
    </message>
    <message>
        <source>Mark this image as done and go to the next one to label</source>
        <translation>Dieses Bild als fertig kennzeichnen und zum nächsten unfertigen gehen</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Als fertig kennzeichnen</translation>
    </message>
    <message>
        <source>Say that the labels of this image are complete</source>
        <translation>Festhalten, dass die Markierungen dieses Bildes vollständig sind</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Als geprüft kennzeichnen</translation>
    </message>
    <message>
        <source>Say that somebody has checked the labels of this image</source>
        <translation>Festhalten, dass jemand die Markierungen dieses Bildes geprüft hat</translation>
    </message>
    <message>
        <source>Mark as in progress</source>
        <translation>Als in Arbeit kennzeichnen</translation>
    </message>
    <message>
        <source>Say that the labels of this image are not complete</source>
        <translation>Festhalten, dass die Markierungen dieses Bildes nicht vollständig sind</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageFigureDialog</name>
    <message>
        <source>Figure of images</source>
        <translation>Abbildung aus Bildern</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>Abbildung speichern…</translation>
    </message>
    <message>
        <source>Choose a file; the figure is drawn aside, and you can go on working</source>
        <translation>Eine Datei wählen; gezeichnet wird nebenher, man kann weiterarbeiten</translation>
    </message>
    <message>
        <source>Close without a figure</source>
        <translation>Ohne Abbildung schließen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Bilder filtern</translation>
    </message>
    <message>
        <source>Show only images whose file name holds these letters</source>
        <translation>Nur Bilder zeigen, deren Dateiname diese Buchstaben enthält</translation>
    </message>
    <message>
        <source>Images of the figure</source>
        <translation>Bilder der Abbildung</translation>
    </message>
    <message>
        <source>Each one that is checked is a row of the figure</source>
        <translation>Jedes angehakte ist eine Zeile der Abbildung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Feature consistency</source>
        <translation>Einheitlichkeit der Merkmale</translation>
    </message>
    <message>
        <source>What is alike to a pixel, as in Figure 3 of the paper</source>
        <translation>Was einem Pixel ähnelt, wie in Abbildung 3 der Veröffentlichung</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Labels and masks side by side, as in Figure 4 of the paper</source>
        <translation>Label und Masken nebeneinander, wie in Abbildung 4 der Veröffentlichung</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>noch nicht geöffnet</translation>
    </message>
    <message>
        <source>Columns of the figure for model %1</source>
        <translation>Spalten der Abbildung für Modell %1</translation>
    </message>
    <message>
        <source>Points of the pipeline</source>
        <translation>Stellen der Verarbeitung</translation>
    </message>
    <message>
        <source>A column for each model that has these features</source>
        <translation>Eine Spalte für jedes Modell, das diese Merkmale hat</translation>
    </message>
    <message>
        <source>Whose features are compared</source>
        <translation>Wessen Merkmale verglichen werden</translation>
    </message>
    <message>
        <source>The pixel of an image that has no pinned point</source>
        <translation>Das Pixel eines Bildes ohne festgehaltenen Punkt</translation>
    </message>
    <message>
        <source>the middle of the image</source>
        <translation>die Mitte des Bildes</translation>
    </message>
    <message>
        <source>the largest region of “%1”</source>
        <translation>das größte Gebiet von „%1“</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Above the figure; papers have a caption instead</source>
        <translation>Über der Abbildung; in Veröffentlichungen steht stattdessen eine Bildunterschrift</translation>
    </message>
    <message>
        <source>Pinned point, or else</source>
        <translation>Festgehaltener Punkt, sonst</translation>
    </message>
    <message>
        <source>Check the images that become rows.</source>
        <translation>Bilder anhaken, die Zeilen werden sollen.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n image(s) fit on a page.</source>
        <translation>
            <numerusform>Höchstens %n Bild passt auf eine Seite.</numerusform>
            <numerusform>Höchstens %n Bilder passen auf eine Seite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are rows of the figure.</source>
        <translation>
            <numerusform>%n Bild ist eine Zeile der Abbildung.</numerusform>
            <numerusform>%n Bilder sind Zeilen der Abbildung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageList</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Bilder filtern</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Choose the image that is shown</source>
        <translation>Das gezeigte Bild wählen</translation>
    </message>
    <message>
        <source>Show only images whose folder and name hold these words</source>
        <translation>Nur Bilder zeigen, deren Ordner und Name diese Wörter enthalten</translation>
    </message>
    <message>
        <source>Filter by state, split or class</source>
        <translation>Nach Status, Teil oder Klasse filtern</translation>
    </message>
    <message>
        <source>Show only images of some states, splits or classes</source>
        <translation>Nur Bilder mit bestimmtem Status, Teil oder bestimmter Klasse zeigen</translation>
    </message>
    <message>
        <source>Order and size</source>
        <translation>Reihenfolge und Größe</translation>
    </message>
    <message>
        <source>Order of the images, and size of their thumbnails</source>
        <translation>Reihenfolge der Bilder und Größe ihrer Miniaturen</translation>
    </message>
    <message>
        <source>Find an image</source>
        <translation>Bild finden</translation>
    </message>
    <message>
        <source>Type words of the name of an image</source>
        <translation>Wörter aus dem Namen eines Bildes eingeben</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>End every filter of the image list</source>
        <translation>Alle Filter der Bilderliste aufheben</translation>
    </message>
    <message>
        <source>Order images</source>
        <translation>Bilder ordnen</translation>
    </message>
    <message>
        <source>Choose images; Ctrl and Shift choose several</source>
        <translation>Bilder wählen; mit Strg und Umschalt mehrere</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done</source>
        <translation>
            <numerusform>%1 von %2 fertig</numerusform>
            <numerusform>%1 von %2 fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 shown</source>
        <translation>
            <numerusform>%1 gezeigt</numerusform>
            <numerusform>%1 gezeigt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageListModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>Searching the images</source>
        <translation>Bilder werden durchsucht</translation>
    </message>
    <message>
        <source>%1, %2 labelled</source>
        <translation>%1, %2 markiert</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Split: %1</source>
        <translation>Teil: %1</translation>
    </message>
    <message>
        <source>%1, %2, %3 labelled</source>
        <translation>%1, %2, %3 markiert</translation>
    </message>
    <message>
        <source>%1, cannot be read</source>
        <translation>%1, nicht lesbar</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Improvement</name>
    <message>
        <source>Improve the model with my corrections</source>
        <translation>Modell mit meinen Korrekturen verbessern</translation>
    </message>
    <message>
        <source>Train the model for a short while on what was labelled or looked at, in the background; the better one is offered when it is through</source>
        <translation>Das Modell im Hintergrund kurz mit dem trainieren, was markiert oder angesehen wurde; danach wird das bessere angeboten</translation>
    </message>
    <message>
        <source>Preparing the training</source>
        <translation>Training wird vorbereitet</translation>
    </message>
    <message>
        <source>Save the project first: trainings need a place for their runs.</source>
        <translation>Zuerst das Projekt speichern: Trainings brauchen einen Ort für ihre Läufe.</translation>
    </message>
    <message>
        <source>%1 % mIoU</source>
        <translation>%1 % mIoU</translation>
    </message>
    <message>
        <source>The training “%1” ended before it was through; its log is in Train.</source>
        <translation>Das Training „%1“ endete vorzeitig; sein Protokoll steht unter Training.</translation>
    </message>
    <message>
        <source>Preparing the training…</source>
        <translation>Training wird vorbereitet …</translation>
    </message>
    <message>
        <source>The training begins…</source>
        <translation>Das Training beginnt …</translation>
    </message>
    <message>
        <source>Improving the model: iteration %1 of %2</source>
        <translation>Modell wird verbessert: Iteration %1 von %2</translation>
    </message>
    <message>
        <source>Stop improving the model</source>
        <translation>Das Verbessern des Modells anhalten</translation>
    </message>
    <message>
        <source>End the training on the corrections; the model stays as it is. What was learnt so far is in Train, where it can go on</source>
        <translation>Das Training auf den Korrekturen beenden; das Modell bleibt, wie es ist. Das bisher Gelernte steht unter Training, wo es weitergehen kann</translation>
    </message>
    <message>
        <source>%1 % mIoU (%2 % before)</source>
        <translation>%1 % mIoU (vorher %2 %)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Intersect</name>
    <message>
        <source>Intersect shapes</source>
        <translation>Schnittmenge der Formen</translation>
    </message>
    <message>
        <source>Keep what the chosen shapes have in common, as the one chosen first</source>
        <translation>Behalten, was die gewählten Formen gemeinsam haben, als die zuerst gewählte Form</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Job</name>
    <message>
        <source>Memory ran out.</source>
        <translation>Der Arbeitsspeicher reicht nicht.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::JobList</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>sdw::ui::JobTray</name>
    <message>
        <source>Cancel the work that is running</source>
        <translation>Die laufende Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Show everything that is running, with a way to cancel each</source>
        <translation>Alles Laufende zeigen; jedes lässt sich abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>What is running</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of “%1”</source>
        <translation>Fortschritt von „%1“</translation>
    </message>
    <message>
        <source>Cancel “%1”</source>
        <translation>„%1“ abbrechen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LabelClassDock</name>
    <message>
        <source>Classes to label with</source>
        <translation>Klassen zum Markieren</translation>
    </message>
    <message>
        <source>Choose the class that is painted</source>
        <translation>Die Klasse wählen, mit der gemalt wird</translation>
    </message>
    <message>
        <source>Hide class</source>
        <translation>Klasse ausblenden</translation>
    </message>
    <message>
        <source>Hide the chosen class, or show it again</source>
        <translation>Die gewählte Klasse ausblenden oder wieder zeigen</translation>
    </message>
    <message>
        <source>Show class alone</source>
        <translation>Klasse allein zeigen</translation>
    </message>
    <message>
        <source>Show the chosen class alone, or all again</source>
        <translation>Die gewählte Klasse allein zeigen oder wieder alle</translation>
    </message>
    <message>
        <source>Lock class</source>
        <translation>Klasse sperren</translation>
    </message>
    <message>
        <source>Keep pixels of the chosen class from being painted over, or no longer</source>
        <translation>Pixel der gewählten Klasse vor dem Übermalen schützen oder wieder freigeben</translation>
    </message>
    <message>
        <source>Edit classes</source>
        <translation>Klassen bearbeiten</translation>
    </message>
    <message>
        <source>Add, rename, recolour, reorder, merge and delete classes</source>
        <translation>Klassen hinzufügen, umbenennen, umfärben, umordnen, zusammenlegen und löschen</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>Show every class again</source>
        <translation>Alle Klassen wieder zeigen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LabelClassModel</name>
    <message>
        <source>key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>%1 of the image</source>
        <translation>%1 des Bildes</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>seen alone</source>
        <translation>allein gezeigt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Hide or show “%1”; with Alt, show it alone</source>
        <translation>„%1“ aus- oder einblenden; mit Alt allein zeigen</translation>
    </message>
    <message>
        <source>Lock or unlock “%1”: what is locked is never painted over</source>
        <translation>„%1“ sperren oder entsperren: Gesperrtes wird nie übermalt</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LabelOperation</name>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Which part of the image may change</source>
        <translation>Welcher Teil des Bildes sich ändern darf</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>What is in view</source>
        <translation>Gezeigter Ausschnitt</translation>
    </message>
    <message>
        <source>Around the chosen shapes</source>
        <translation>Um die gewählten Formen</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Choose shapes with the select tool first, or another area.</source>
        <translation>Wählen Sie erst Formen mit dem Auswahlwerkzeug oder einen anderen Bereich.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LabelStore</name>
    <message>
        <source>Opening labels</source>
        <translation>Markierungen werden geöffnet</translation>
    </message>
    <message>
        <source>Opening the labels was cancelled.</source>
        <translation>Das Öffnen der Markierungen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The states of the images could not be read and begin anew; the file is kept beside as “states.json.damaged” when one is set. %1</source>
        <translation>Der Status der Bilder ließ sich nicht lesen und beginnt neu; wird einer gesetzt, bleibt die Datei daneben als „states.json.damaged“ erhalten. %1</translation>
    </message>
    <message>
        <source>Labels need a project to be kept in; make one of these images first.</source>
        <translation>Markierungen brauchen ein Projekt, das sie aufbewahrt; machen Sie erst aus diesen Bildern eines.</translation>
    </message>
    <message>
        <source>The labels of “%1” are in use by another window or program; close them there, then open the image again.</source>
        <translation>Die Markierungen von „%1“ sind in einem anderen Fenster oder Programm in Gebrauch; schließen Sie sie dort und öffnen Sie das Bild dann noch einmal.</translation>
    </message>
    <message>
        <source>The journal of “%1” was damaged. What could be read is there; a copy of the file is kept as “%2.damaged”.</source>
        <translation>Das Protokoll von „%1“ war beschädigt. Was sich lesen ließ, ist da; eine Kopie der Datei bleibt als „%2.damaged“ erhalten.</translation>
    </message>
    <message>
        <source>The state of “%1” cannot be kept: the name of the file is not valid Unicode.</source>
        <translation>Der Status von „%1“ lässt sich nicht aufbewahren: Der Name der Datei ist kein gültiges Unicode.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LaunchForm</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Begin with a configuration that comes with the program</source>
        <translation>Mit einer Konfiguration anfangen, die zum Programm gehört</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>The folder of the run below “runs” gets this name</source>
        <translation>So heißt der Ordner des Laufs unter „runs“</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Show only settings with this in their name or description</source>
        <translation>Nur Einstellungen zeigen, deren Name oder Beschreibung dies enthält</translation>
    </message>
    <message numerus="yes">
        <source>Set up for %n labelled image(s).</source>
        <translation>
            <numerusform>Für %n gelabeltes Bild eingestellt.</numerusform>
            <numerusform>Für %n gelabelte Bilder eingestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) cannot stay as they are.</source>
        <translation>
            <numerusform>%n Einstellung kann so nicht bleiben.</numerusform>
            <numerusform>%n Einstellungen können so nicht bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the folder of a data set.</source>
        <translation>Wählen Sie den Ordner eines Datensatzes.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>Give the run a name.</source>
        <translation>Geben Sie dem Lauf einen Namen.</translation>
    </message>
    <message>
        <source>A run&apos;s name has no “/” and does not begin with a dot.</source>
        <translation>Der Name eines Laufs hat kein „/“ und beginnt nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>Taking a few steps to see what the training needs…</source>
        <translation>Einige Schritte, um zu sehen, was das Training braucht …</translation>
    </message>
    <message>
        <source>About %1 in all, %2 s an iteration on %3 (%4)</source>
        <translation>Etwa %1 insgesamt, %2 s je Iteration auf %3 (%4)</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>%1 on the GPU</source>
        <translation>%1 auf der GPU</translation>
    </message>
    <message>
        <source>%1 on the disk</source>
        <translation>%1 auf der Platte</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1 Millionen Parameter</translation>
    </message>
    <message>
        <source>See the setting that is marked.</source>
        <translation>Siehe die markierte Einstellung.</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Probe beenden</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>No labelled image is in the split “val”, so nothing will be measured.</source>
        <translation>Im Teil „val“ ist kein gelabeltes Bild, also wird nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LayerPanel</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>How strongly the image shows</source>
        <translation>Wie stark das Bild zu sehen ist</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>How strongly the labels cover the image</source>
        <translation>Wie stark die Markierungen das Bild verdecken</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>How strongly a proposal of the model shows</source>
        <translation>Wie stark ein Vorschlag des Modells zu sehen ist</translation>
    </message>
    <message>
        <source>Labels as outlines</source>
        <translation>Markierungen als Umrisse</translation>
    </message>
    <message>
        <source>Show only the edges of the labels</source>
        <translation>Nur die Ränder der Markierungen zeigen</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Show the outlines of polygons and other shapes</source>
        <translation>Die Umrisse von Polygonen und anderen Formen zeigen</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>Pixelraster</translation>
    </message>
    <message>
        <source>Show a grid between pixels that are magnified a lot</source>
        <translation>Ein Raster zwischen stark vergrößerten Pixeln zeigen</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Values of the picture up to this one are shown black</source>
        <translation>Bildwerte bis zu diesem werden schwarz gezeigt</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Values of the picture from this one on are shown white</source>
        <translation>Bildwerte ab diesem werden weiß gezeigt</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Choose black and white by what is in the picture</source>
        <translation>Schwarz und Weiß nach dem Bildinhalt wählen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>Opacity: %1</source>
        <translation>Deckkraft: %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::LogTail</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The end of the run&apos;s log.txt</source>
        <translation>Das Ende von log.txt des Laufs</translation>
    </message>
    <message>
        <source>The log begins with the training.</source>
        <translation>Das Protokoll beginnt mit dem Training.</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll wird gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::MainWindow</name>
    <message>
        <source>The labels of “0007.png” could not be saved: no space left on the disk. They are kept in memory; free some space, or save elsewhere.</source>
        <translation>Die Markierungen von „0007.png“ ließen sich nicht speichern: Der Datenträger ist voll. Sie bleiben im Speicher; schaffen Sie Platz oder speichern Sie woanders.</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <translation>Zu „%1“ wechseln</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Find an action, an image or a class by a few letters</source>
        <translation>Aktion, Bild oder Klasse mit wenigen Buchstaben finden</translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation>Alle Leisten aus- oder einblenden</translation>
    </message>
    <message>
        <source>Hide all panels of this workspace, or bring them back</source>
        <translation>Alle Leisten dieses Arbeitsbereichs ausblenden oder zurückholen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Fill the screen with the window, or go back</source>
        <translation>Das Fenster über den ganzen Bildschirm ziehen oder zurück</translation>
    </message>
    <message>
        <source>Change between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Change between the light and the dark window</source>
        <translation>Zwischen hellem und dunklem Fenster wechseln</translation>
    </message>
    <message>
        <source>Cancel all running work</source>
        <translation>Alle laufenden Arbeiten abbrechen</translation>
    </message>
    <message>
        <source>Ask everything that runs aside to stop</source>
        <translation>Alles anhalten, was im Hintergrund läuft</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Drag to move what the canvas shows</source>
        <translation>Ziehen verschiebt den gezeigten Ausschnitt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ModelOffer</name>
    <message>
        <source>Open a model that helps…</source>
        <translation>Ein Modell öffnen, das hilft …</translation>
    </message>
    <message>
        <source>Weights that become the project&apos;s model: for clicks, proposals and suggestions</source>
        <translation>Gewichte, die zum Modell des Projekts werden: für Klicks und Vorschläge</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ModelSide</name>
    <message>
        <source>Looking into model %1</source>
        <translation>Modell %1 wird angesehen</translation>
    </message>
    <message>
        <source>Looking at %1 with model %2</source>
        <translation>%1 wird mit Modell %2 angesehen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ModelsPanel</name>
    <message>
        <source>Model A, the baseline</source>
        <translation>Modell A, die Baseline</translation>
    </message>
    <message>
        <source>Model B</source>
        <translation>Modell B</translation>
    </message>
    <message>
        <source>Model A, as a rule the baseline that B is compared with</source>
        <translation>Modell A, in der Regel die Baseline, mit der B verglichen wird</translation>
    </message>
    <message>
        <source>Model B, as a rule the one with external tokens</source>
        <translation>Modell B, in der Regel das mit äußeren Tokens</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Being opened…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n classes</source>
        <translation>
            <numerusform>%1, %n Klasse</numerusform>
            <numerusform>%1, %n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be used: see above.</source>
        <translation>Nicht zu verwenden: siehe oben.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::NewProjectPage</name>
    <message>
        <source>Looking at the folder</source>
        <translation>Der Ordner wird angesehen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>A project keeps classes, labels and training runs in a folder of its own. Your images stay where they are.</source>
        <translation>Ein Projekt hält Klassen, Markierungen und Trainingsläufe in einem eigenen Ordner. Ihre Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Folder of images, or a data set</source>
        <translation>Bilderordner oder Datensatz</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>How images and labels lie in the folder</source>
        <translation>Wie Bilder und Markierungen im Ordner liegen</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What the project is called</source>
        <translation>Wie das Projekt heißt</translation>
    </message>
    <message>
        <source>Project folder</source>
        <translation>Projektordner</translation>
    </message>
    <message>
        <source>A new folder for the project&apos;s own files</source>
        <translation>Ein neuer Ordner für die Dateien des Projekts</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Classes to begin with; they can be changed at any time</source>
        <translation>Klassen für den Anfang; sie lassen sich jederzeit ändern</translation>
    </message>
    <message>
        <source>Those of the data set</source>
        <translation>Die des Datensatzes</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>ADE20K (150 classes)</source>
        <translation>ADE20K (150 Klassen)</translation>
    </message>
    <message>
        <source>Cityscapes (19 classes)</source>
        <translation>Cityscapes (19 Klassen)</translation>
    </message>
    <message>
        <source>COCO-Stuff (171 classes)</source>
        <translation>COCO-Stuff (171 Klassen)</translation>
    </message>
    <message>
        <source>Pascal VOC (21 classes)</source>
        <translation>Pascal VOC (21 Klassen)</translation>
    </message>
    <message>
        <source>Choose the folder of images</source>
        <translation>Bilderordner wählen</translation>
    </message>
    <message>
        <source>Choose the project folder</source>
        <translation>Projektordner wählen</translation>
    </message>
    <message>
        <source>Create project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>Write the project folder and open it</source>
        <translation>Den Projektordner anlegen und öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go back without making a project</source>
        <translation>Zurück, ohne ein Projekt anzulegen</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projekt</translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them labelled</source>
        <translation>
            <numerusform>%n davon markiert</numerusform>
            <numerusform>%n davon markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Those of the data set (%1)</source>
        <translation>Die des Datensatzes (%1)</translation>
    </message>
    <message>
        <source>Those of the data set (it has none)</source>
        <translation>Die des Datensatzes (er hat keine)</translation>
    </message>
    <message>
        <source>The project needs a folder.</source>
        <translation>Das Projekt braucht einen Ordner.</translation>
    </message>
    <message>
        <source>This folder holds a project already; choose another one.</source>
        <translation>In diesem Ordner liegt schon ein Projekt; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The project needs a folder of its own, apart from the images.</source>
        <translation>Das Projekt braucht einen eigenen Ordner, getrennt von den Bildern.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::NoticeBanner</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the technical text</source>
        <translation>Den technischen Text zeigen</translation>
    </message>
    <message>
        <source>Copy the message with its details, to pass it on</source>
        <translation>Die Meldung mit Einzelheiten kopieren, um sie weiterzugeben</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>The technical text</source>
        <translation>Der technische Text</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Do what the message proposes</source>
        <translation>Tun, was die Meldung vorschlägt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::NumbersPanel</name>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Scores, size and speed of all that take part; the best is bold</source>
        <translation>Werte, Größe und Tempo aller Teilnehmer; das beste ist fett</translation>
    </message>
    <message>
        <source>Kinds of numbers</source>
        <translation>Arten von Zahlen</translation>
    </message>
    <message>
        <source>Differences by class, scores of all, confusion matrices</source>
        <translation>Unterschiede nach Klasse, Werte aller, Verwechslungsmatrizen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>First of the two</source>
        <translation>Das erste der beiden</translation>
    </message>
    <message>
        <source>What the other one is measured against</source>
        <translation>Woran das andere gemessen wird</translation>
    </message>
    <message>
        <source>Second of the two</source>
        <translation>Das zweite der beiden</translation>
    </message>
    <message>
        <source>What is measured: differences are this one minus the first</source>
        <translation>Was gemessen wird: Unterschiede sind dieses minus das erste</translation>
    </message>
    <message>
        <source>Drawing the images again and again…</source>
        <translation>Bilder werden wieder und wieder gezogen …</translation>
    </message>
</context>
<context>
    <name>sdw::ui::OperationSet</name>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
</context>
<context>
    <name>sdw::ui::OrderMenu</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie aufgelistet</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Status</translation>
    </message>
    <message>
        <source>By labelled share</source>
        <translation>Nach markiertem Anteil</translation>
    </message>
    <message>
        <source>Last one first</source>
        <translation>Letztes zuerst</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
    </message>
    <message>
        <source>By width of the panel</source>
        <translation>Nach Breite der Leiste</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Pick</name>
    <message>
        <source>Pick class</source>
        <translation>Klasse aufnehmen</translation>
    </message>
    <message>
        <source>Click on a pixel to paint with its class; brushes and bucket do this while Alt is held</source>
        <translation>Auf ein Pixel klicken, um mit seiner Klasse zu malen; Pinsel und Fülleimer tun dies, solange Alt gehalten wird</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PictureCache</name>
    <message>
        <source>Reading the image</source>
        <translation>Das Bild wird gelesen</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PixelCountModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PixelPanel</name>
    <message>
        <source>Point at something in a picture: here stands where the model&apos;s scores of that pixel come from.</source>
        <translation>Auf etwas im Bild zeigen: hier steht, woher die Werte des Modells für dieses Pixel kommen.</translation>
    </message>
    <message>
        <source>Model whose scores are shown</source>
        <translation>Modell, dessen Werte gezeigt werden</translation>
    </message>
    <message>
        <source>Scores of model %1</source>
        <translation>Werte von Modell %1</translation>
    </message>
    <message>
        <source>Parts of the scores</source>
        <translation>Teile der Werte</translation>
    </message>
    <message>
        <source>The classifier is linear: bias and the parts from X_inter, Y_inter and Y_exter add up to the logit of the class</source>
        <translation>Der Klassifikator ist linear: Bias und die Teile aus X_inter, Y_inter und Y_exter ergeben zusammen den Logit der Klasse</translation>
    </message>
    <message>
        <source>Tokens here</source>
        <translation>Tokens hier</translation>
    </message>
    <message>
        <source>Tokens that this pixel attends to most</source>
        <translation>Tokens, auf die dieses Pixel am meisten achtet</translation>
    </message>
    <message>
        <source>softmax(Attn_mid) at this pixel: the five greatest shares</source>
        <translation>softmax(Attn_mid) an diesem Pixel: die fünf größten Anteile</translation>
    </message>
    <message>
        <source>First class</source>
        <translation>Erste Klasse</translation>
    </message>
    <message>
        <source>Class beside it</source>
        <translation>Klasse daneben</translation>
    </message>
    <message>
        <source>Class whose score is taken apart</source>
        <translation>Klasse, deren Wert zerlegt wird</translation>
    </message>
    <message>
        <source>Class whose score is taken apart beside the first one&apos;s</source>
        <translation>Klasse, deren Wert neben dem der ersten zerlegt wird</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>Zweite</translation>
    </message>
    <message>
        <source>Point (%1, %2)</source>
        <translation>Punkt (%1, %2)</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>%1 (label)</source>
        <translation>%1 (Label)</translation>
    </message>
    <message>
        <source>%1 (model %2)</source>
        <translation>%1 (Modell %2)</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>“%1” (%2) has no external tokens.</source>
        <translation>„%1“ (%2) hat keine äußeren Tokens.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PlotStrip</name>
    <message>
        <source>Logarithmic loss</source>
        <translation>Verlust logarithmisch</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic scale</source>
        <translation>Den Verlust auf logarithmischer Skala zeichnen</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über der Zeit</translation>
    </message>
    <message>
        <source>Draw the curves over the time of training instead of iterations</source>
        <translation>Die Kurven über der Trainingszeit statt über Iterationen zeichnen</translation>
    </message>
    <message>
        <source>Show whole curves</source>
        <translation>Ganze Kurven zeigen</translation>
    </message>
    <message>
        <source>Show everything, and follow what is added</source>
        <translation>Alles zeigen und Neuem folgen</translation>
    </message>
    <message>
        <source>Save plot…</source>
        <translation>Diagramm speichern …</translation>
    </message>
    <message>
        <source>Write the plot that was pointed at last as a picture or as a table</source>
        <translation>Das zuletzt gezeigte Diagramm als Bild oder Tabelle schreiben</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Weight of the past in the curve; the values themselves stand faintly under it</source>
        <translation>Gewicht des Vergangenen in der Kurve; die Werte selbst stehen blass darunter</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Table of all points (*.csv)</source>
        <translation>Tabelle aller Punkte (*.csv)</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PolicyBox</name>
    <message>
        <source>What may be painted over</source>
        <translation>Was übermalt werden darf</translation>
    </message>
    <message>
        <source>What the tools may paint over; locked classes stay in any case</source>
        <translation>Was die Werkzeuge übermalen dürfen; gesperrte Klassen bleiben in jedem Fall</translation>
    </message>
    <message>
        <source>Over everything</source>
        <translation>Über alles</translation>
    </message>
    <message>
        <source>Only unlabelled</source>
        <translation>Nur Unmarkiertes</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::PolygonTool</name>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Click on the corners; Enter, a double click or the first corner closes it, Backspace takes a corner back, Shift keeps to 45°, Alt at the first corner cuts a hole</source>
        <translation>Auf die Ecken klicken; Eingabe, ein Doppelklick oder die erste Ecke schließt das Polygon, die Rücktaste nimmt eine Ecke zurück, Umschalt rastet auf 45° ein, Alt bei der ersten Ecke schneidet ein Loch</translation>
    </message>
    <message>
        <source>Cutting a hole; Enter closes it, Backspace takes back the last corner, Esc drops it.</source>
        <translation>Ein Loch wird geschnitten; Eingabe schließt es, die Rücktaste nimmt die letzte Ecke zurück, Esc verwirft es.</translation>
    </message>
    <message>
        <source>Enter closes the polygon, Backspace takes back the last corner, Esc drops it.</source>
        <translation>Eingabe schließt das Polygon, die Rücktaste nimmt die letzte Ecke zurück, Esc verwirft es.</translation>
    </message>
    <message>
        <source>A polygon needs three corners.</source>
        <translation>Ein Polygon braucht drei Ecken.</translation>
    </message>
    <message>
        <source>Cut hole</source>
        <translation>Loch schneiden</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProgressPlot</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 am %2</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProjectClassModel</name>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Add a list of classes</source>
        <translation>Klassenliste hinzufügen</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>Klasse löschen</translation>
    </message>
    <message>
        <source>Move class</source>
        <translation>Klasse verschieben</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>“%1” is no key; type one key, like 1 or R.</source>
        <translation>„%1“ ist keine Taste; geben Sie eine Taste ein, etwa 1 oder R.</translation>
    </message>
    <message>
        <source>Change key of class</source>
        <translation>Taste der Klasse ändern</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Merge class</source>
        <translation>Klasse zusammenlegen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProjectIndex</name>
    <message>
        <source>Looking at the images</source>
        <translation>Die Bilder werden angesehen</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n images</source>
        <translation>
            <numerusform>%n Bild wird angesehen</numerusform>
            <numerusform>%n Bilder werden angesehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProjectSession</name>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Drawing the demo scenes</source>
        <translation>Die Demoszenen werden gezeichnet</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>%1 wird angelegt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProjectWorkspace</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Open images and projects, and see what is in them</source>
        <translation>Bilder und Projekte öffnen und sehen, was darin ist</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Double-click or press Enter to open; Delete takes it off the list</source>
        <translation>Doppelklick oder Eingabe öffnet; Entf nimmt es von der Liste</translation>
    </message>
    <message>
        <source>Open a data set</source>
        <translation>Einen Datensatz öffnen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Open image…</source>
        <translation>Bild öffnen …</translation>
    </message>
    <message>
        <source>Show an image and what the model sees in it</source>
        <translation>Ein Bild zeigen, und was das Modell darin sieht</translation>
    </message>
    <message>
        <source>Open image</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open a project, a data set or a folder of images</source>
        <translation>Ein Projekt, einen Datensatz oder einen Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Make a project of a folder of images or a data set</source>
        <translation>Aus einem Bilderordner oder Datensatz ein Projekt machen</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>Open scenes that the program draws itself</source>
        <translation>Szenen öffnen, die das Programm selbst zeichnet</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Close what is open and go to the start page</source>
        <translation>Schließen, was offen ist, und zur Startseite gehen</translation>
    </message>
    <message>
        <source>Take off the list of recent projects</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Take the selected project off the list; its files stay</source>
        <translation>Das gewählte Projekt von der Liste nehmen; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>These images are open without a project: nothing about them is saved.</source>
        <translation>Diese Bilder sind ohne Projekt offen: Nichts über sie wird gespeichert.</translation>
    </message>
    <message>
        <source>Create a project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>Pages of the project</source>
        <translation>Seiten des Projekts</translation>
    </message>
    <message>
        <source>What is shown about the project</source>
        <translation>Was vom Projekt gezeigt wird</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Show the data set</source>
        <translation>Datensatz zeigen</translation>
    </message>
    <message>
        <source>Images, splits and problems of the data set</source>
        <translation>Bilder, Aufteilung und Probleme des Datensatzes</translation>
    </message>
    <message>
        <source>Show statistics</source>
        <translation>Statistik zeigen</translation>
    </message>
    <message>
        <source>Figures about the labels of this project</source>
        <translation>Zahlen zu den Markierungen dieses Projekts</translation>
    </message>
    <message>
        <source>Change the splits</source>
        <translation>Aufteilung ändern</translation>
    </message>
    <message>
        <source>Say which images train, validate and test</source>
        <translation>Festlegen, welche Bilder dem Training, der Validierung und dem Test dienen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Proposal</name>
    <message>
        <source>Propose labels</source>
        <translation>Markierungen vorschlagen</translation>
    </message>
    <message>
        <source>Ask the model what it sees; its answer lies hatched over the image until it is taken over</source>
        <translation>Das Modell fragen, was es sieht; seine Antwort liegt schraffiert über dem Bild, bis sie übernommen wird</translation>
    </message>
    <message>
        <source>Take over the proposal</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Label the image as the model proposes, where painting is allowed</source>
        <translation>Das Bild markieren, wie das Modell es vorschlägt, wo gemalt werden darf</translation>
    </message>
    <message>
        <source>Take over the chosen class</source>
        <translation>Gewählte Klasse übernehmen</translation>
    </message>
    <message>
        <source>Label only what the model proposes as the chosen class</source>
        <translation>Nur markieren, was das Modell als die gewählte Klasse vorschlägt</translation>
    </message>
    <message>
        <source>Drop the proposal</source>
        <translation>Vorschlag verwerfen</translation>
    </message>
    <message>
        <source>Take the proposal of the model away</source>
        <translation>Den Vorschlag des Modells wegnehmen</translation>
    </message>
    <message>
        <source>Take over “%1”</source>
        <translation>„%1“ übernehmen</translation>
    </message>
    <message>
        <source>Proposing labels</source>
        <translation>Markierungen werden vorgeschlagen</translation>
    </message>
    <message>
        <source>Label as “%1”</source>
        <translation>Als „%1“ markieren</translation>
    </message>
    <message>
        <source>Leave unlabelled</source>
        <translation>Unmarkiert lassen</translation>
    </message>
    <message>
        <source>Next uncertain region</source>
        <translation>Nächste unsichere Stelle</translation>
    </message>
    <message>
        <source>Go to the next region in which the model is not sure: Enter takes it over, a class key says what it is, Delete leaves it unlabelled</source>
        <translation>Zur nächsten Stelle gehen, an der das Modell nicht sicher ist: Enter übernimmt sie, eine Klassentaste sagt, was es ist, Entf lässt sie unmarkiert</translation>
    </message>
    <message>
        <source>Previous uncertain region</source>
        <translation>Vorige unsichere Stelle</translation>
    </message>
    <message>
        <source>Go back to the region before, in which the model is not sure</source>
        <translation>Zur vorigen Stelle zurückgehen, an der das Modell nicht sicher ist</translation>
    </message>
    <message>
        <source>Propose labels for new images</source>
        <translation>Markierungen für neue Bilder vorschlagen</translation>
    </message>
    <message>
        <source>Show what the model sees in each image that nobody has labelled yet</source>
        <translation>In jedem Bild, das noch niemand markiert hat, zeigen, was das Modell sieht</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RankedImageDelegate</name>
    <message>
        <source>%1 px</source>
        <comment>pixels</comment>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>differ %1</source>
        <translation>%1 anders</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RankedImageList</name>
    <message>
        <source>Images of the comparison</source>
        <translation>Bilder des Vergleichs</translation>
    </message>
    <message>
        <source>The images that were compared, with what the second gains or loses in each; select several for a figure</source>
        <translation>Die verglichenen Bilder, und was das zweite in jedem gewinnt oder verliert; für eine Abbildung mehrere auswählen</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>Which images come first</source>
        <translation>Welche Bilder zuerst kommen</translation>
    </message>
    <message>
        <source>Worst for %1 first</source>
        <translation>Für %1 schlechteste zuerst</translation>
    </message>
    <message>
        <source>As ranked</source>
        <translation>Nach Rang</translation>
    </message>
    <message>
        <source>Best for %1 first</source>
        <translation>Für %1 beste zuerst</translation>
    </message>
    <message>
        <source>Most different first</source>
        <translation>Verschiedenste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RankedImageModel</name>
    <message>
        <source>
Mean IoU of its classes: %1 %2, %3 %4, so %5 points</source>
        <translation>
Mittlere IoU seiner Klassen: %1 %2, %3 %4, also %5 Punkte</translation>
    </message>
    <message>
        <source>
Its labels say nothing that could be scored.</source>
        <translation>
Seine Beschriftung sagt nichts, was sich bewerten ließe.</translation>
    </message>
    <message>
        <source>
It has no labels.</source>
        <translation>
Es ist nicht beschriftet.</translation>
    </message>
    <message>
        <source>
The two differ in %1 of its pixels.</source>
        <translation>
Die beiden unterscheiden sich in %1 seiner Pixel.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RecentProjects</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n labelled</source>
        <translation>
            <numerusform>%1 von %n markiert</numerusform>
            <numerusform>%1 von %n markiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::Rectangle</name>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Drag a rectangle; Shift makes it a square, Alt draws it from its centre</source>
        <translation>Ein Rechteck aufziehen; Umschalt macht es zum Quadrat, Alt zeichnet es von der Mitte aus</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RegionBar</name>
    <message numerus="yes">
        <source>%1: %n region(s) in this image</source>
        <translation>
            <numerusform>%1: %n Stelle in diesem Bild</numerusform>
            <numerusform>%1: %n Stellen in diesem Bild</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · region %2 of %3 · %4 pixels</source>
        <translation>%1 · Stelle %2 von %3 · %4 Pixel</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 do not differ in any region of this image.</source>
        <translation>%1 unterscheiden sich an keiner Stelle dieses Bildes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 differ in %n region(s) of this image.</source>
        <translation>
            <numerusform>%1 unterscheiden sich an %n Stelle dieses Bildes.</numerusform>
            <numerusform>%1 unterscheiden sich an %n Stellen dieses Bildes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Region %1 of %2 · %3 pixels</source>
        <translation>Stelle %1 von %2 · %3 Pixel</translation>
    </message>
    <message>
        <source> · %1 by %2 pixels</source>
        <translation> · %1 um %2 Pixel</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RegionSurvey</name>
    <message>
        <source>Looking through the images</source>
        <translation>Bilder werden durchsucht</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RegionWalk</name>
    <message>
        <source>labelled “%1”, looks like “%2”</source>
        <translation>als „%1“ markiert, sieht aus wie „%2“</translation>
    </message>
    <message>
        <source>%1 · %2 % sure</source>
        <translation>%1 · %2 % sicher</translation>
    </message>
    <message>
        <source>was “%1”, is “%2” now</source>
        <translation>war „%1“, ist jetzt „%2“</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Nächster Vorschlag</translation>
    </message>
    <message>
        <source>Go to the next region of the list, in whatever image it is</source>
        <translation>Zur nächsten Stelle der Liste gehen, in welchem Bild sie auch ist</translation>
    </message>
    <message>
        <source>Pass over</source>
        <translation>Übergehen</translation>
    </message>
    <message>
        <source>Take this region off the list and go on to the next one</source>
        <translation>Diese Stelle von der Liste nehmen und zur nächsten gehen</translation>
    </message>
    <message>
        <source>Accept the model</source>
        <translation>Modell übernehmen</translation>
    </message>
    <message>
        <source>Keep the label</source>
        <translation>Markierung behalten</translation>
    </message>
    <message>
        <source>Mark as ignored</source>
        <translation>Als ignoriert markieren</translation>
    </message>
    <message>
        <source>Nobody can tell: the region takes no part in training and evaluation</source>
        <translation>Niemand kann es sagen: Die Stelle nimmt an Training und Auswertung nicht teil</translation>
    </message>
    <message>
        <source>“%1”?</source>
        <translation>„%1“?</translation>
    </message>
    <message>
        <source>“%1” or “%2”?</source>
        <translation>„%1“ oder „%2“?</translation>
    </message>
    <message>
        <source>%1 · %2 % in doubt</source>
        <translation>%1 · %2 % Zweifel</translation>
    </message>
    <message>
        <source>The label is right: the region is taken off the list, and is no suspect again while it has this label</source>
        <translation>Die Markierung stimmt: Die Stelle wird von der Liste genommen und ist nicht wieder verdächtig, solange sie so markiert ist</translation>
    </message>
    <message numerus="yes">
        <source>“%1” lies %n pixel(s) beside its place</source>
        <translation>
            <numerusform>„%1“ liegt %n Pixel neben seinem Platz</numerusform>
            <numerusform>„%1“ liegt %n Pixel neben seinem Platz</numerusform>
        </translation>
    </message>
    <message>
        <source>The model is right: the region gets its class; a label that lies beside its place moves there</source>
        <translation>Das Modell hat recht: Die Stelle bekommt seine Klasse; eine Markierung, die neben ihrem Platz liegt, rückt dorthin</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ReportView</name>
    <message>
        <source>Left out (%1)</source>
        <translation>Ausgelassen (%1)</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n label maps written</source>
        <translation>
            <numerusform>%n Markierungskarte geschrieben</numerusform>
            <numerusform>%n Markierungskarten geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Read back: no difference</source>
        <translation>Zurückgelesen: kein Unterschied</translation>
    </message>
    <message>
        <source>Pixels of each class in the export</source>
        <translation>Pixel jeder Klasse im Export</translation>
    </message>
    <message>
        <source>What was left out, and notes</source>
        <translation>Ausgelassenes und Hinweise</translation>
    </message>
    <message>
        <source>What was left out and why, and what else there is to know</source>
        <translation>Was ausgelassen wurde und warum, und was es sonst zu wissen gibt</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>Der Export wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Id	Pixels	Class</source>
        <translation>Nr.	Pixel	Klasse</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ReviewTool</name>
    <message>
        <source>Review proposal</source>
        <translation>Vorschlag durchsehen</translation>
    </message>
    <message>
        <source>Click on a proposed piece to take it over, with the right button to leave it out; Tab goes to the next uncertain region</source>
        <translation>Auf ein vorgeschlagenes Stück klicken, um es zu übernehmen, mit der rechten Taste, um es wegzulassen; Tab geht zur nächsten unsicheren Stelle</translation>
    </message>
    <message>
        <source>A click labels this as “%1”, the right button leaves it out.</source>
        <translation>Ein Klick markiert dies als „%1“, die rechte Taste lässt es weg.</translation>
    </message>
    <message>
        <source>Nothing is proposed for this image.</source>
        <translation>Für dieses Bild ist nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>“%1”, %2 % in doubt</source>
        <translation>„%1“, %2 % Zweifel</translation>
    </message>
    <message>
        <source>%1. Enter takes it over, a class key says what it is, Delete leaves it unlabelled.</source>
        <translation>%1. Enter übernimmt es, eine Klassentaste sagt, was es ist, Entf lässt es unmarkiert.</translation>
    </message>
    <message>
        <source>%1, perhaps “%2”. Enter takes it over, a class key says what it is, Delete leaves it unlabelled.</source>
        <translation>%1, vielleicht „%2“. Enter übernimmt es, eine Klassentaste sagt, was es ist, Entf lässt es unmarkiert.</translation>
    </message>
    <message numerus="yes">
        <source>Tab goes through %n uncertain region(s).</source>
        <translation>
            <numerusform>Tab geht zu der einen unsicheren Stelle.</numerusform>
            <numerusform>Tab geht durch %n unsichere Stellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No uncertain region is left.</source>
        <translation>Keine unsichere Stelle ist übrig.</translation>
    </message>
    <message>
        <source>There is no model yet: one trained on your labels proposes what is looked through here.</source>
        <translation>Es gibt noch kein Modell: Eines, das mit Ihren Markierungen trainiert ist, schlägt vor, was hier durchgesehen wird.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunHeader</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of events.jsonl could not be read and were passed over.</source>
        <translation>
            <numerusform>%n Zeile von events.jsonl war nicht lesbar und wurde übergangen.</numerusform>
            <numerusform>%n Zeilen von events.jsonl waren nicht lesbar und wurden übergangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of the training machine jumped %n time(s); times count training alone.</source>
        <translation>
            <numerusform>Die Uhr des trainierenden Rechners sprang %n Mal; die Zeiten zählen nur das Training.</numerusform>
            <numerusform>Die Uhr des trainierenden Rechners sprang %n Mal; die Zeiten zählen nur das Training.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the journal of the run</source>
        <translation>Das Journal des Laufs wird gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunList</name>
    <message>
        <source>Find runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Show only runs with these words in their name, state, data, model, tags or notes</source>
        <translation>Nur Läufe mit diesen Wörtern in Name, Zustand, Daten, Modell, Schlagwörtern oder Notizen zeigen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Choose a run; several are laid over each other in the plots</source>
        <translation>Einen Lauf wählen; mehrere liegen in den Diagrammen übereinander</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunPlots</name>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>seg</source>
        <translation>seg</translation>
    </message>
    <message>
        <source>attn</source>
        <translation>attn</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>mAcc</source>
        <translation>mAcc</translation>
    </message>
    <message>
        <source>aAcc</source>
        <translation>aAcc</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>most so far</source>
        <translation>bisher höchstens</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>1/s</source>
        <translation>1/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Values under the pointer; the wheel zooms, dragging moves, F shows everything</source>
        <translation>Werte unter dem Zeiger; das Rad vergrößert, Ziehen verschiebt, F zeigt alles</translation>
    </message>
    <message>
        <source>Further figures, settings and log</source>
        <translation>Weitere Werte, Einstellungen und Protokoll</translation>
    </message>
    <message>
        <source>Learning rate, speed, memory, gradients, settings, and the log</source>
        <translation>Lernrate, Tempo, Speicher, Gradienten, Einstellungen und das Protokoll</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunSettings</name>
    <message>
        <source>Settings of the runs</source>
        <translation>Einstellungen der Läufe</translation>
    </message>
    <message>
        <source>Of one run, what is not the default; of several, what differs</source>
        <translation>Bei einem Lauf, was von den Vorgaben abweicht; bei mehreren, was sich unterscheidet</translation>
    </message>
    <message>
        <source>Reading settings of runs</source>
        <translation>Einstellungen der Läufe werden gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunSettingsModel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunSteering</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Write a checkpoint and wait; the memory stays taken. Stopping frees it</source>
        <translation>Einen Sicherungspunkt schreiben und warten; der Speicher bleibt belegt. Anhalten gibt ihn frei</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation>Die Pause beenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Write a checkpoint and end the process; it can be resumed later</source>
        <translation>Einen Sicherungspunkt schreiben und den Prozess beenden; er lässt sich später fortsetzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on from the newest checkpoint that is sound</source>
        <translation>Vom neuesten brauchbaren Sicherungspunkt weitermachen</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Go on for half as many iterations again</source>
        <translation>Noch einmal halb so viele Iterationen weitermachen</translation>
    </message>
    <message>
        <source>Duplicate with changes</source>
        <translation>Mit Änderungen wiederholen</translation>
    </message>
    <message>
        <source>Put the settings of this run into the form, for another run</source>
        <translation>Die Einstellungen dieses Laufs ins Formular übernehmen, für einen weiteren Lauf</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell benutzen</translation>
    </message>
    <message>
        <source>The best checkpoint becomes the project&apos;s model, which all workspaces use</source>
        <translation>Der beste Sicherungspunkt wird das Modell des Projekts, das alle Arbeitsbereiche benutzen</translation>
    </message>
    <message>
        <source>Open folder of the run</source>
        <translation>Ordner des Laufs öffnen</translation>
    </message>
    <message>
        <source>Show the run&apos;s files: settings, journal, checkpoints, samples</source>
        <translation>Die Dateien des Laufs zeigen: Einstellungen, Journal, Sicherungspunkte, Beispiele</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>The run&apos;s folder goes to the trash, from where it can come back</source>
        <translation>Der Ordner des Laufs kommt in den Papierkorb, von wo er zurückkehren kann</translation>
    </message>
    <message>
        <source>It could not begin: %1</source>
        <translation>Er konnte nicht beginnen: %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Train on to iteration %1</source>
        <translation>Weitertrainieren bis Iteration %1</translation>
    </message>
    <message>
        <source>“%1” is the project&apos;s model now.</source>
        <translation>„%1“ ist jetzt das Modell des Projekts.</translation>
    </message>
    <message>
        <source>Its process was killed, or the machine went down.</source>
        <translation>Sein Prozess wurde beendet, oder die Maschine fiel aus.</translation>
    </message>
    <message>
        <source>Go on for half as many iterations again, from %1</source>
        <translation>Noch einmal halb so viele Iterationen weitertrainieren, ab %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunWatcher</name>
    <message>
        <source>Reading the run %1</source>
        <translation>Lauf %1 wird gelesen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunsModel</name>
    <message>
        <source>%1 M</source>
        <comment>millions of parameters</comment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>Looking through the runs</source>
        <translation>Läufe werden durchgesehen</translation>
    </message>
    <message>
        <source>Saving notes on a run</source>
        <translation>Notizen zu einem Lauf werden gespeichert</translation>
    </message>
    <message>
        <source>Saving notes was stopped.</source>
        <translation>Das Speichern der Notizen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Its process is gone without having said why. It can be resumed from its last checkpoint.</source>
        <translation>Sein Prozess ist verschwunden, ohne zu sagen, warum. Der Lauf kann vom letzten Checkpoint an fortgesetzt werden.</translation>
    </message>
    <message>
        <source>It runs on another computer; its journal grows.</source>
        <translation>Er läuft auf einem anderen Rechner; sein Journal wächst.</translation>
    </message>
    <message>
        <source>At iteration %1</source>
        <translation>Bei Iteration %1</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>The run does not say</source>
        <translation>Der Lauf sagt es nicht</translation>
    </message>
    <message>
        <source>Time spent on training and evaluation, without pauses</source>
        <translation>Zeit für Training und Auswertung, ohne Pausen</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Best mIoU</source>
        <translation>Bester mIoU</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>wertet aus</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cut off</source>
        <comment>a run whose process was killed</comment>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>folder is gone</source>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>Nothing trains it. Resume begins it.</source>
        <translation>Nichts trainiert es. „Fortsetzen“ beginnt es.</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SamplePanes</name>
    <message>
        <source>Pictures come with the first evaluation.</source>
        <translation>Bilder kommen mit der ersten Auswertung.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SampleView</name>
    <message>
        <source>Pictures come with the first evaluation.</source>
        <translation>Bilder kommen mit der ersten Auswertung.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Looking at sample predictions</source>
        <translation>Beispielvorhersagen werden angesehen</translation>
    </message>
    <message>
        <source>Another validation image: the one before</source>
        <translation>Ein anderes Validierungsbild: das vorige</translation>
    </message>
    <message>
        <source>Another validation image: the one after</source>
        <translation>Ein anderes Validierungsbild: das nächste</translation>
    </message>
    <message>
        <source>Go through the iterations; at the right end new ones are followed</source>
        <translation>Durch die Iterationen gehen; am rechten Ende wird neuen gefolgt</translation>
    </message>
    <message>
        <source>iteration %1</source>
        <translation>Iteration %1</translation>
    </message>
    <message>
        <source>Image, truth and prediction at iteration %1</source>
        <translation>Bild, Wahrheit und Vorhersage bei Iteration %1</translation>
    </message>
    <message>
        <source>What is shown of an evaluation</source>
        <translation>Was von einer Auswertung gezeigt wird</translation>
    </message>
    <message>
        <source>Validation images beside their truth and what the model predicts</source>
        <translation>Validierungsbilder neben ihrer Wahrheit und dem, was das Modell vorhersagt</translation>
    </message>
    <message>
        <source>Where in a validation image each class token is attended to</source>
        <translation>Wo in einem Validierungsbild jedes Klassen-Token beachtet wird</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Which class is taken for which, over all validation images</source>
        <translation>Welche Klasse für welche gehalten wird, über alle Validierungsbilder</translation>
    </message>
    <message>
        <source>Share of a place&apos;s attention that goes to a class token</source>
        <translation>Anteil der Aufmerksamkeit einer Stelle, der an ein Klassen-Token geht</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie aufgelistet</translation>
    </message>
    <message>
        <source>Least found first</source>
        <translation>Am seltensten gefundene zuerst</translation>
    </message>
    <message>
        <source>Most pixels first</source>
        <translation>Meiste Pixel zuerst</translation>
    </message>
    <message>
        <source>Order of rows and columns</source>
        <translation>Reihenfolge der Zeilen und Spalten</translation>
    </message>
    <message>
        <source>Iteration of the evaluation</source>
        <translation>Iteration der Auswertung</translation>
    </message>
    <message>
        <source>This evaluation has no maps of class tokens: only models with external context, as SegDeformer&apos;s, have such tokens.</source>
        <translation>Diese Auswertung hat keine Karten von Klassen-Tokens: Nur Modelle mit externem Kontext, wie die von SegDeformer, haben solche Tokens.</translation>
    </message>
    <message>
        <source>No confusion matrix was kept of this evaluation.</source>
        <translation>Von dieser Auswertung wurde keine Verwechslungsmatrix aufgehoben.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SavingNotices</name>
    <message>
        <source>Everything could be written now; nothing is lost.</source>
        <translation>Jetzt ließ sich alles schreiben; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Not saved: %1 Your work is kept in memory, and writing it is tried again.</source>
        <translation>Nicht gespeichert: %1 Ihre Arbeit bleibt im Speicher, und das Schreiben wird erneut versucht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Some labels could not be written. If the window closes now, they are lost.</source>
        <translation>Einige Markierungen ließen sich nicht schreiben. Wird das Fenster jetzt geschlossen, gehen sie verloren.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen, ohne zu speichern</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Fenster offen lassen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ScaleBar</name>
    <message>
        <source>Colours from %1 to %2: %3</source>
        <translation>Farben von %1 bis %2: %3</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ScissorsTool</name>
    <message>
        <source>Scissors</source>
        <translation>Schere</translation>
    </message>
    <message>
        <source>Click along an edge of the image and the outline follows it; Enter, a double click or the first point closes it, Backspace takes a point back</source>
        <translation>An einer Kante im Bild entlang klicken, und der Umriss folgt ihr; Eingabe, ein Doppelklick oder der erste Punkt schließt ihn, die Rücktaste nimmt einen Punkt zurück</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Bild wird noch gelesen.</translation>
    </message>
    <message>
        <source>Enter closes the outline, Backspace takes back the last point, Esc drops it.</source>
        <translation>Eingabe schließt den Umriss, die Rücktaste nimmt den letzten Punkt zurück, Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>Following edges</source>
        <translation>Kanten werden verfolgt</translation>
    </message>
    <message>
        <source>An outline needs at least three points.</source>
        <translation>Ein Umriss braucht mindestens drei Punkte.</translation>
    </message>
    <message>
        <source>The outline holds no pixel.</source>
        <translation>Der Umriss enthält kein Pixel.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ScoreModel</name>
    <message numerus="yes">
        <source>Mean over the classes of intersection over union, on %n image(s)</source>
        <translation>
            <numerusform>Mittel von Schnitt durch Vereinigung über die Klassen, auf %n Bild</numerusform>
            <numerusform>Mittel von Schnitt durch Vereinigung über die Klassen, auf %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>95 % of the values that mIoU takes when the images are drawn again</source>
        <translation>95 % der Werte, die mIoU annimmt, wenn die Bilder neu gezogen werden</translation>
    </message>
    <message>
        <source>Multiply-adds of a prediction, in thousand millions, at the size of the first image</source>
        <translation>Multiplikationen mit Addition für eine Vorhersage, in Milliarden, bei der Größe des ersten Bildes</translation>
    </message>
    <message>
        <source>Label sets predict nothing</source>
        <translation>Beschriftungen sagen nichts vorher</translation>
    </message>
    <message>
        <source>%1 pixels have no class in it; nobody is scored on them.</source>
        <translation>%1 Pixel haben darin keine Klasse; niemand wird darauf bewertet.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>GMACs</source>
        <translation>GMACs</translation>
    </message>
    <message numerus="yes">
        <source>Mean accuracy: mean over the classes of the share of their pixels that is found, on %n image(s)</source>
        <translation>
            <numerusform>Mittlere Genauigkeit: Mittel über die Klassen des Anteils ihrer Pixel, der gefunden wird, auf %n Bild</numerusform>
            <numerusform>Mittlere Genauigkeit: Mittel über die Klassen des Anteils ihrer Pixel, der gefunden wird, auf %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pixel accuracy: share of all pixels that is right, on %n image(s)</source>
        <translation>
            <numerusform>Pixelgenauigkeit: Anteil aller Pixel, die richtig sind, auf %n Bild</numerusform>
            <numerusform>Pixelgenauigkeit: Anteil aller Pixel, die richtig sind, auf %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Boundary IoU: as mIoU, near the outlines alone, on %n image(s)</source>
        <translation>
            <numerusform>Boundary IoU: wie mIoU, nur nahe den Umrissen, auf %n Bild</numerusform>
            <numerusform>Boundary IoU: wie mIoU, nur nahe den Umrissen, auf %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Weights of the model, in millions</source>
        <translation>Gewichte des Modells, in Millionen</translation>
    </message>
    <message numerus="yes">
        <source>Median time of a prediction in milliseconds, of %n image(s), on %1</source>
        <translation>
            <numerusform>Median der Zeit einer Vorhersage in Millisekunden, von %n Bild, auf %1</numerusform>
            <numerusform>Median der Zeit einer Vorhersage in Millisekunden, von %n Bildern, auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>mIoU (%)</source>
        <translation>mIoU (%)</translation>
    </message>
    <message>
        <source>mAcc (%)</source>
        <translation>mAcc (%)</translation>
    </message>
    <message>
        <source>aAcc (%)</source>
        <translation>aAcc (%)</translation>
    </message>
    <message>
        <source>BIoU (%)</source>
        <translation>BIoU (%)</translation>
    </message>
    <message>
        <source>Weights (M)</source>
        <translation>Gewichte (M)</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>Zeit (ms)</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ScribbleTool</name>
    <message>
        <source>Scribble to fit</source>
        <translation>Striche anlernen</translation>
    </message>
    <message>
        <source>Paint a few strokes of each class, also of a new one: the model learns from them while you paint; the right button takes strokes away</source>
        <translation>Ein paar Striche jeder Klasse malen, auch einer neuen: Das Modell lernt beim Malen daraus; die rechte Taste nimmt Striche weg</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>How wide strokes are: what they cover counts as the class</source>
        <translation>Wie breit Striche sind: Was sie bedecken, zählt als die Klasse</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Choose a class first: strokes are examples of one.</source>
        <translation>Zuerst eine Klasse wählen: Striche sind Beispiele für eine.</translation>
    </message>
    <message>
        <source>Choose a class: strokes are examples of one.</source>
        <translation>Eine Klasse wählen: Striche sind Beispiele für eine.</translation>
    </message>
    <message>
        <source>Paint strokes of “%1” and of what it is not.</source>
        <translation>Striche von „%1“ malen und von dem, was es nicht ist.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SelectAll</name>
    <message>
        <source>Select all shapes</source>
        <translation>Alle Formen wählen</translation>
    </message>
    <message>
        <source>Choose every shape of the image</source>
        <translation>Jede Form des Bildes wählen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SelectTool</name>
    <message>
        <source>Select</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Choose shapes, Shift adds; drag them, with Alt a copy; drag corners, click on an edge for a new one; a double click makes a shape of labelled pixels</source>
        <translation>Formen wählen, mit Umschalt weitere; ziehen verschiebt, mit Alt eine Kopie; Ecken ziehen, Klick auf eine Kante setzt eine neue; Doppelklick macht aus markierten Pixeln eine Form</translation>
    </message>
    <message>
        <source>Move shapes</source>
        <translation>Formen verschieben</translation>
    </message>
    <message>
        <source>Copy shapes</source>
        <translation>Formen kopieren</translation>
    </message>
    <message>
        <source>Move corner</source>
        <translation>Ecke verschieben</translation>
    </message>
    <message>
        <source>Add corner</source>
        <translation>Ecke hinzufügen</translation>
    </message>
    <message>
        <source>There is no class here to make a shape of.</source>
        <translation>Hier ist keine Klasse, aus der sich eine Form machen ließe.</translation>
    </message>
    <message>
        <source>Make shape</source>
        <translation>Form anlegen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SendToBack</name>
    <message>
        <source>Send shapes to back</source>
        <translation>Formen nach hinten</translation>
    </message>
    <message>
        <source>Lay the chosen shapes below all others, pixels too</source>
        <translation>Die gewählten Formen unter alle anderen legen, auch ihre Pixel</translation>
    </message>
    <message>
        <source>There are no shapes.</source>
        <translation>Es gibt keine Formen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SettingsPage</name>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Light or dark window</source>
        <translation>Helles oder dunkles Fenster</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Open the last project</source>
        <translation>Das letzte Projekt öffnen</translation>
    </message>
    <message>
        <source>Start with the project that was open last, instead of the start page</source>
        <translation>Mit dem zuletzt offenen Projekt statt mit der Startseite beginnen</translation>
    </message>
    <message>
        <source>New projects</source>
        <translation>Neue Projekte</translation>
    </message>
    <message>
        <source>Folder in which new projects are made</source>
        <translation>Ordner, in dem neue Projekte angelegt werden</translation>
    </message>
    <message>
        <source>Choose the folder for new projects</source>
        <translation>Ordner für neue Projekte wählen</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SettingsWorkspace</name>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Choose appearance, language and keys</source>
        <translation>Erscheinungsbild, Sprache und Tasten wählen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ShapeSteps</name>
    <message>
        <source>The shapes have changed meanwhile; try again.</source>
        <translation>Die Formen haben sich inzwischen geändert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 is locked: its shapes stay as they are.</source>
        <translation>%1 ist gesperrt: Die Formen dieser Klasse bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The outline holds no pixel.</source>
        <translation>Der Umriss enthält kein Pixel.</translation>
    </message>
    <message>
        <source>%1 is locked.</source>
        <translation>%1 ist gesperrt.</translation>
    </message>
    <message>
        <source>Choose shapes with the select tool first.</source>
        <translation>Wählen Sie zuerst Formen mit dem Auswahlwerkzeug.</translation>
    </message>
    <message>
        <source>Choose two or more shapes with the select tool first.</source>
        <translation>Wählen Sie zuerst zwei oder mehr Formen mit dem Auswahlwerkzeug.</translation>
    </message>
    <message>
        <source>Nothing would be left of these shapes.</source>
        <translation>Von diesen Formen bliebe nichts übrig.</translation>
    </message>
    <message>
        <source>An outline needs three corners; choose the shape itself to delete it.</source>
        <translation>Ein Umriss braucht drei Ecken; um die Form zu löschen, wählen Sie die Form selbst.</translation>
    </message>
    <message>
        <source>Delete corner</source>
        <translation>Ecke löschen</translation>
    </message>
    <message>
        <source>Delete shapes</source>
        <translation>Formen löschen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ShortcutPage</name>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Filter by name or keys</source>
        <translation>Nach Namen oder Tasten filtern</translation>
    </message>
    <message>
        <source>Filter actions</source>
        <translation>Aktionen filtern</translation>
    </message>
    <message>
        <source>Show only actions whose name or keys hold these letters</source>
        <translation>Nur Aktionen zeigen, deren Name oder Tasten diese Buchstaben enthalten</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Choose an action to change its keys</source>
        <translation>Eine Aktion wählen, um ihre Tasten zu ändern</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Click here and press the new keys</source>
        <translation>Hier klicken und die neuen Tasten drücken</translation>
    </message>
    <message>
        <source>Leave the action without keys</source>
        <translation>Der Aktion keine Tasten lassen</translation>
    </message>
    <message>
        <source>Give the action its default keys again</source>
        <translation>Der Aktion wieder ihre Vorgabe geben</translation>
    </message>
    <message>
        <source>Choose an action above.</source>
        <translation>Wählen Sie oben eine Aktion.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Give the action these keys</source>
        <translation>Der Aktion diese Tasten geben</translation>
    </message>
    <message>
        <source>Give these keys to this action and take them from the others</source>
        <translation>Diese Tasten der Aktion geben und den anderen nehmen</translation>
    </message>
    <message>
        <source>Conflict: %1 already belongs to %2.</source>
        <translation>Konflikt: %1 gehört schon zu %2.</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>Tasten drücken</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Shrink</name>
    <message>
        <source>Shrink</source>
        <translation>Schrumpfen</translation>
    </message>
    <message>
        <source>Make the class narrower on all sides; what it loses is unlabelled</source>
        <translation>Die Klasse auf allen Seiten schmaler machen; was sie verliert, ist unmarkiert</translation>
    </message>
    <message>
        <source>How far, in pixels of the image</source>
        <translation>Wie weit, in Pixeln des Bildes</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SideModels</name>
    <message>
        <source>Open model A</source>
        <translation>Modell A öffnen</translation>
    </message>
    <message>
        <source>Open model B</source>
        <translation>Modell B öffnen</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Simplify</name>
    <message>
        <source>Simplify shapes</source>
        <translation>Formen vereinfachen</translation>
    </message>
    <message>
        <source>Remove corners that the outline can do without</source>
        <translation>Ecken entfernen, ohne die der Umriss auskommt</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How far the outline may move</source>
        <translation>Wie weit sich der Umriss verschieben darf</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Smooth</name>
    <message>
        <source>Smooth edge</source>
        <translation>Rand glätten</translation>
    </message>
    <message>
        <source>Make the edge of the class smoother</source>
        <translation>Den Rand der Klasse glatter machen</translation>
    </message>
    <message>
        <source>Bumps up to about this size go</source>
        <translation>Unebenheiten bis etwa zu dieser Größe verschwinden</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SplitPage</name>
    <message>
        <source>Splits</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Which images train, validate and test</source>
        <translation>Welche Bilder zum Trainieren, Validieren und Testen dienen</translation>
    </message>
    <message>
        <source>Images of “train” teach a model, those of “val” tell how good it is while it learns, and those of “test” are kept for the end.</source>
        <translation>Mit Bildern aus „train“ lernt ein Modell, die aus „val“ zeigen während des Lernens, wie gut es ist, und die aus „test“ bleiben für den Schluss.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>How many images each split has</source>
        <translation>Wie viele Bilder jeder Teil hat</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Put into “%1”</source>
        <translation>In „%1“ legen</translation>
    </message>
    <message>
        <source>Put the selected images into the split “%1”</source>
        <translation>Die ausgewählten Bilder in den Teil „%1“ legen</translation>
    </message>
    <message>
        <source>As in the data set</source>
        <translation>Wie im Datensatz</translation>
    </message>
    <message>
        <source>Put the selected images back into the split that their data set says</source>
        <translation>Die ausgewählten Bilder zurück in den Teil legen, den ihr Datensatz nennt</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>Welche Bilder</translation>
    </message>
    <message>
        <source>Which images are dealt out</source>
        <translation>Welche Bilder verteilt werden</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Images that are listed</source>
        <translation>Aufgelistete Bilder</translation>
    </message>
    <message>
        <source>Selected images</source>
        <translation>Ausgewählte Bilder</translation>
    </message>
    <message>
        <source>Share of the images that goes into “train”</source>
        <translation>Anteil der Bilder, der in „train“ kommt</translation>
    </message>
    <message>
        <source>Share of the images that goes into “val”</source>
        <translation>Anteil der Bilder, der in „val“ kommt</translation>
    </message>
    <message>
        <source>Share of the images that goes into “test”</source>
        <translation>Anteil der Bilder, der in „test“ kommt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed deals the same images out alike</source>
        <translation>Derselbe Startwert verteilt dieselben Bilder gleich</translation>
    </message>
    <message>
        <source>Deal out</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Put the images into the splits by chance; undo takes it back</source>
        <translation>Die Bilder zufällig auf die Teile verteilen; Rückgängig nimmt es zurück</translation>
    </message>
    <message numerus="yes">
        <source>Put %n images back into their split</source>
        <translation>
            <numerusform>%n Bild zurück in seinen Teil legen</numerusform>
            <numerusform>%n Bilder zurück in ihren Teil legen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n images into “%1”</source>
        <translation>
            <numerusform>%n Bild in „%1“ legen</numerusform>
            <numerusform>%n Bilder in „%1“ legen</numerusform>
        </translation>
    </message>
    <message>
        <source>Deal images out</source>
        <translation>Bilder verteilen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Select images in the list; Ctrl and Shift select several.</source>
        <translation>Wählen Sie Bilder in der Liste aus; mit Strg und Umschalt mehrere.</translation>
    </message>
    <message numerus="yes">
        <source>%n images are selected.</source>
        <translation>
            <numerusform>%n Bild ist ausgewählt.</numerusform>
            <numerusform>%n Bilder sind ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together these are %1 %; at most 100 % can be dealt out.</source>
        <translation>Zusammen sind das %1 %; höchstens 100 % lassen sich verteilen.</translation>
    </message>
    <message>
        <source>%1 % keep their split.</source>
        <translation>%1 % behalten ihren Teil.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::StartPage</name>
    <message>
        <source>Label images, train a segmentation model on them, and see what it looks at.</source>
        <translation>Bilder markieren, ein Segmentierungsmodell daran trainieren und sehen, worauf es achtet.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ansehen</translation>
    </message>
    <message>
        <source>Scenes that the program draws itself, labelled, with a trained model. Nothing is downloaded.</source>
        <translation>Szenen, die das Programm selbst zeichnet, markiert und mit trainiertem Modell. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Einen Bilderordner öffnen</translation>
    </message>
    <message>
        <source>Your own pictures, with or without labels. They are read where they are and never changed.</source>
        <translation>Ihre eigenen Bilder, mit oder ohne Markierungen. Sie werden gelesen, wo sie liegen, und nie verändert.</translation>
    </message>
    <message>
        <source>Open a data set</source>
        <translation>Einen Datensatz öffnen</translation>
    </message>
    <message>
        <source>ADE20K, Cityscapes, COCO-Stuff, Pascal VOC or images with index PNGs, as a new project.</source>
        <translation>ADE20K, Cityscapes, COCO-Stuff, Pascal VOC oder Bilder mit Index-PNGs, als neues Projekt.</translation>
    </message>
    <message>
        <source>You can also drop a folder or an image anywhere on this window.</source>
        <translation>Ordner und Bilder lassen sich auch auf dieses Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Figures about the labels of this project</source>
        <translation>Zahlen zu den Markierungen dieses Projekts</translation>
    </message>
    <message>
        <source>Adding up the labels</source>
        <translation>Markierungen werden zusammengezählt</translation>
    </message>
    <message>
        <source>Exporting statistics</source>
        <translation>Statistik wird exportiert</translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>Weiterzählen</translation>
    </message>
    <message>
        <source>Look at the images that were not looked at yet</source>
        <translation>Die Bilder ansehen, die noch nicht angesehen wurden</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>done or reviewed</source>
        <translation>fertig oder geprüft</translation>
    </message>
    <message>
        <source>of the pixels labelled</source>
        <translation>der Pixel markiert</translation>
    </message>
    <message>
        <source>pixels labelled</source>
        <translation>Pixel markiert</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Split that is counted</source>
        <translation>Gezählter Teil</translation>
    </message>
    <message>
        <source>Split whose images are counted</source>
        <translation>Teil, dessen Bilder gezählt werden</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>Share of pixels</source>
        <translation>Anteil der Pixel</translation>
    </message>
    <message>
        <source>Share of images</source>
        <translation>Anteil der Bilder</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <source>Write pixels and images of every class and split into a table for other programs</source>
        <translation>Pixel und Bilder jeder Klasse und jedes Teils in eine Tabelle für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Pixels and images of each class; click a heading to sort</source>
        <translation>Pixel und Bilder jeder Klasse; Klick auf eine Überschrift sortiert</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>States of the images of each split, and the share of their pixels that is labelled</source>
        <translation>Status der Bilder jedes Teils und der markierte Anteil ihrer Pixel</translation>
    </message>
    <message numerus="yes">
        <source>Counted on all %n images</source>
        <translation>
            <numerusform>Gezählt an %n Bild</numerusform>
            <numerusform>Gezählt an allen %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted on %1 of %n images</source>
        <translation>
            <numerusform>Gezählt an %1 von %n Bild</numerusform>
            <numerusform>Gezählt an %1 von %n Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have labels</source>
        <translation>
            <numerusform>%n davon mit Markierungen</numerusform>
            <numerusform>%n davon mit Markierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%n nicht lesbar</numerusform>
            <numerusform>%n nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>All splits</source>
        <translation>Alle Teile</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>No image was counted yet.</source>
        <translation>Noch wurde kein Bild gezählt.</translation>
    </message>
    <message>
        <source>unlabelled %1</source>
        <translation>unmarkiert %1</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>Hintergrund %1</translation>
    </message>
    <message>
        <source>ignored %1</source>
        <translation>ignoriert %1</translation>
    </message>
    <message>
        <source>of no class of the project %1</source>
        <translation>in keiner Klasse des Projekts %1</translation>
    </message>
    <message numerus="yes">
        <source>Pixels without class on %n images: %1</source>
        <translation>
            <numerusform>Pixel ohne Klasse auf %n Bild: %1</numerusform>
            <numerusform>Pixel ohne Klasse auf %n Bildern: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the pixels with a class</source>
        <translation>Anteil an den Pixeln mit Klasse</translation>
    </message>
    <message>
        <source>Share of the images with labels</source>
        <translation>Anteil an den Bildern mit Markierungen</translation>
    </message>
    <message>
        <source>Images done</source>
        <translation>Fertige Bilder</translation>
    </message>
    <message>
        <source>Labelled pixels (million)</source>
        <translation>Markierte Pixel (Millionen)</translation>
    </message>
    <message>
        <source>Nothing is noted yet. From the first stroke in this project on, each day&apos;s work is noted and drawn here.</source>
        <translation>Noch ist nichts vermerkt. Vom ersten Strich in diesem Projekt an wird die Arbeit jedes Tages vermerkt und hier gezeichnet.</translation>
    </message>
    <message>
        <source>As noted since %1, in images that were worked on since then.</source>
        <translation>Wie seit dem %1 vermerkt, in Bildern, an denen seither gearbeitet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>On %1 of %n images</source>
        <translation>
            <numerusform>Auf %1 von %n Bild</numerusform>
            <numerusform>Auf %1 von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Export statistics</source>
        <translation>Statistik exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The statistics are in “%1”.</source>
        <translation>Die Statistik steht in „%1“.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::StatusFields</name>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>speichert</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>sdw::ui::StrokeFit</name>
    <message>
        <source>Keep the fit</source>
        <translation>Angelerntes behalten</translation>
    </message>
    <message>
        <source>Discard the fit</source>
        <translation>Angelerntes verwerfen</translation>
    </message>
    <message>
        <source>Take all strokes away and go back to the model as it was</source>
        <translation>Alle Striche wegnehmen und zum Modell zurückkehren, wie es war</translation>
    </message>
    <message>
        <source>Fitting to the strokes</source>
        <translation>Anpassen an die Striche</translation>
    </message>
    <message>
        <source>Keeping the fit</source>
        <translation>Angelerntes wird behalten</translation>
    </message>
    <message>
        <source>strokes on %1</source>
        <translation>Striche auf %1</translation>
    </message>
    <message>
        <source>Make what was learnt from the strokes the project&apos;s model; without a model to begin with, it sees less than what is shown</source>
        <translation>Das aus den Strichen Gelernte zum Modell des Projekts machen; wo es noch kein Modell gab, sieht es weniger als hier gezeigt</translation>
    </message>
</context>
<context>
    <name>sdw::ui::StrokeTool</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width of the brush in pixels of the image; also [ and ], or Alt and the wheel</source>
        <translation>Breite des Pinsels in Pixeln des Bildes; auch mit [ und ] oder Alt und Mausrad</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Pen pressure</source>
        <translation>Stiftdruck</translation>
    </message>
    <message>
        <source>A pen that is pressed less paints a thinner line</source>
        <translation>Ein schwächer gedrückter Stift malt eine dünnere Linie</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Subtract</name>
    <message>
        <source>Subtract shapes</source>
        <translation>Formen abziehen</translation>
    </message>
    <message>
        <source>Take the other chosen shapes away from the one chosen first</source>
        <translation>Die anderen gewählten Formen von der zuerst gewählten abziehen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SuggestionsDock</name>
    <message>
        <source>Train a model</source>
        <translation>Modell trainieren</translation>
    </message>
    <message>
        <source>Improve model</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Images looked through</source>
        <translation>Durchsuchte Bilder</translation>
    </message>
    <message>
        <source>How many of the images were looked through</source>
        <translation>Wie viele der Bilder durchsucht sind</translation>
    </message>
    <message>
        <source>Go to where models are trained</source>
        <translation>Dorthin gehen, wo Modelle trainiert werden</translation>
    </message>
    <message>
        <source>Kinds of suggestions</source>
        <translation>Arten von Vorschlägen</translation>
    </message>
    <message>
        <source>Label next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Regions from which the model would learn most</source>
        <translation>Stellen, aus denen das Modell am meisten lernen würde</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Labels that are probably wrong</source>
        <translation>Markierungen, die wahrscheinlich falsch sind</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>Where the model changed its mind in the same way as you corrected it</source>
        <translation>Wo das Modell seine Meinung so geändert hat, wie Sie es korrigiert haben</translation>
    </message>
    <message>
        <source>What to label next</source>
        <translation>Was als Nächstes zu markieren ist</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the region</source>
        <translation>Enter oder ein Doppelklick geht zu der Stelle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The same errors in other images</source>
        <translation>Gleiche Fehler in anderen Bildern</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Looking through the images…</source>
        <translation>Bilder werden durchsucht …</translation>
    </message>
    <message>
        <source>Compares the labels of all images with what the model sees.</source>
        <translation>Vergleicht die Markierungen aller Bilder mit dem, was das Modell sieht.</translation>
    </message>
    <message>
        <source>Finds the regions of all images in which the model is least sure.</source>
        <translation>Findet die Stellen aller Bilder, an denen das Modell am unsichersten ist.</translation>
    </message>
    <message>
        <source>No image is labelled yet: there is nothing to be wrong.</source>
        <translation>Noch ist kein Bild markiert: Nichts kann falsch sein.</translation>
    </message>
    <message numerus="yes">
        <source>No suspects are left in %n labelled image(s).</source>
        <translation>
            <numerusform>In %n markierten Bild ist nichts Verdächtiges übrig.</numerusform>
            <numerusform>In %n markierten Bildern ist nichts Verdächtiges übrig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing uncertain is left in %n image(s).</source>
        <translation>
            <numerusform>In %n Bild ist nichts Unsicheres übrig.</numerusform>
            <numerusform>In %n Bildern ist nichts Unsicheres übrig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspect(s)</source>
        <translation>
            <numerusform>%n verdächtige Stelle</numerusform>
            <numerusform>%n verdächtige Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n labelled image(s)</source>
        <translation>
            <numerusform> in %n markierten Bild</numerusform>
            <numerusform> in %n markierten Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n image(s)</source>
        <translation>
            <numerusform> in %n Bild</numerusform>
            <numerusform> in %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for the same errors…</source>
        <translation>Gleiche Fehler werden gesucht …</translation>
    </message>
    <message>
        <source>Compares what the model before and the new one say about all images.</source>
        <translation>Vergleicht, was das Modell vorher und das neue über alle Bilder sagen.</translation>
    </message>
    <message>
        <source>No image has the errors that were corrected.</source>
        <translation>Kein Bild hat die Fehler, die korrigiert wurden.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) with the same error</source>
        <translation>
            <numerusform>%n Stelle mit dem gleichen Fehler</numerusform>
            <numerusform>%n Stellen mit dem gleichen Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Propose for new images</source>
        <translation>Für neue Bilder vorschlagen</translation>
    </message>
    <message>
        <source>After the model was improved, or a fit was kept: where it changed its mind as you corrected it.</source>
        <translation>Nachdem das Modell verbessert oder Angelerntes behalten wurde: wo es seine Meinung so geändert hat, wie Sie es korrigiert haben.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>There is no model yet. One trained on your labels shows here where to label next, which labels are probably wrong, and where else it made an error that you corrected. Train one, or choose one in Explain.</source>
        <translation>Es gibt noch kein Modell. Eines, das mit Ihren Markierungen trainiert ist, zeigt hier, wo als Nächstes zu markieren ist, welche Markierungen wahrscheinlich falsch sind und wo es sonst einen Fehler gemacht hat, den Sie korrigiert haben. Trainieren Sie eines, oder wählen Sie eines unter „Erklären“.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::SuperpixelTool</name>
    <message>
        <source>Superpixels</source>
        <translation>Superpixel</translation>
    </message>
    <message>
        <source>Click on patches of like colour, or drag over them; Ctrl or the right button erases, Alt and the wheel change their size</source>
        <translation>Auf Flecken ähnlicher Farbe klicken oder darüberziehen; Strg oder die rechte Taste radiert, Alt und Mausrad ändern ihre Größe</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Flecken</translation>
    </message>
    <message>
        <source>How large the patches are: about 12, 24 or 48 pixels across</source>
        <translation>Wie groß die Flecken sind: etwa 12, 24 oder 48 Pixel breit</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Bild wird noch gelesen.</translation>
    </message>
    <message>
        <source>Finding superpixels</source>
        <translation>Superpixel werden gesucht</translation>
    </message>
    <message>
        <source>Finding superpixels in view…</source>
        <translation>Superpixel im Ausschnitt werden gesucht …</translation>
    </message>
    <message>
        <source>Erase superpixels</source>
        <translation>Superpixel radieren</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Thumbnails</name>
    <message>
        <source>Drawing thumbnails</source>
        <translation>Vorschaubilder werden gezeichnet</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenDelegate</name>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenGallery</name>
    <message>
        <source>Model whose tokens are shown</source>
        <translation>Modell, dessen Tokens gezeigt werden</translation>
    </message>
    <message>
        <source>By activation</source>
        <translation>Nach Aktivierung</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>By IoU</source>
        <translation>Nach IoU</translation>
    </message>
    <message>
        <source>Order of the tokens</source>
        <translation>Reihenfolge der Tokens</translation>
    </message>
    <message>
        <source>Order of the tokens: mean attention, as the classes are listed, or IoU of M_mid with the labels</source>
        <translation>Reihenfolge der Tokens: mittlere Attention, wie die Klassen aufgeführt sind, oder IoU von M_mid mit den Labeln</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Choose a token to see its attention over the picture; Escape ends that</source>
        <translation>Ein Token wählen, um seine Attention über dem Bild zu sehen; Esc beendet das</translation>
    </message>
    <message>
        <source>Model B is being opened…</source>
        <translation>Modell B wird geöffnet …</translation>
    </message>
    <message>
        <source>“%1” (%2) has no external tokens. Choose a SegDeformer model to see what its tokens attend to.</source>
        <translation>„%1“ (%2) hat keine äußeren Tokens. Ein SegDeformer-Modell wählen, um zu sehen, worauf seine Tokens achten.</translation>
    </message>
    <message>
        <source>Here stand the external tokens of a SegDeformer model: what each class looks for in the image.</source>
        <translation>Hier stehen die äußeren Tokens eines SegDeformer-Modells: wonach jede Klasse im Bild sucht.</translation>
    </message>
    <message>
        <source>M_mid differs from M on %1 % of the pixels.</source>
        <translation>M_mid weicht auf %1 % der Pixel von M ab.</translation>
    </message>
    <message>
        <source>Right: M_mid %1 %, M %2 % of the labelled ones.</source>
        <translation>Richtig: M_mid %1 %, M %2 % der gelabelten.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenMapsModel</name>
    <message>
        <source>All class tokens</source>
        <translation>Alle Klassen-Tokens</translation>
    </message>
    <message>
        <source>%1: %2 of the attention on average, %3 where it is strongest</source>
        <translation>%1: im Mittel %2 der Aufmerksamkeit, %3 wo sie am stärksten ist</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenMatrix</name>
    <message>
        <source>Similarity of the tokens</source>
        <translation>Ähnlichkeit der Tokens</translation>
    </message>
    <message>
        <source>Cosine similarity of the external tokens; a click chooses the token of the row</source>
        <translation>Kosinus-Ähnlichkeit der äußeren Tokens; ein Klick wählt das Token der Zeile</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 und %2: %3</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: mean attention %2, IoU of its class in M_mid %3</source>
        <translation>%1: mittlere Attention %2, IoU seiner Klasse in M_mid %3</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenPlot</name>
    <message>
        <source>Map of the tokens</source>
        <translation>Karte der Tokens</translation>
    </message>
    <message>
        <source>The external tokens on their first two principal axes; a click chooses one</source>
        <translation>Die äußeren Tokens auf ihren ersten beiden Hauptachsen; ein Klick wählt eines</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenSpace</name>
    <message>
        <source>Neither model has external tokens that could be compared.</source>
        <translation>Keines der Modelle hat äußere Tokens, die sich vergleichen ließen.</translation>
    </message>
    <message>
        <source>Tokens of model %1</source>
        <translation>Tokens von Modell %1</translation>
    </message>
    <message>
        <source>First two principal axes: %1 % of the variance.</source>
        <translation>Erste zwei Hauptachsen: %1 % der Varianz.</translation>
    </message>
    <message>
        <source>Point at a cell to read it.</source>
        <translation>Auf eine Zelle zeigen, um sie abzulesen.</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TokenThumbnails</name>
    <message>
        <source>Attention to each class token</source>
        <translation>Aufmerksamkeit für jedes Klassen-Token</translation>
    </message>
    <message>
        <source>Where in the image each class token is attended to</source>
        <translation>Wo im Bild jedes Klassen-Token beachtet wird</translation>
    </message>
</context>
<context>
    <name>sdw::ui::TrainWorkspace</name>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train models on the labels, and watch them learn</source>
        <translation>Modelle auf den Labels trainieren und ihnen beim Lernen zusehen</translation>
    </message>
    <message>
        <source>Train on my labels</source>
        <translation>Auf meinen Labels trainieren</translation>
    </message>
    <message>
        <source>Set the form to what fits the labels of what is open, and this machine</source>
        <translation>Das Formular auf das einstellen, was zu den geöffneten Labels und zu dieser Maschine passt</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Take a few steps, and see how much time and memory the training needs</source>
        <translation>Einige Schritte machen und sehen, wie viel Zeit und Speicher das Training braucht</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Begin, in a process that goes on when this window is closed</source>
        <translation>Anfangen, in einem Prozess, der weiterläuft, wenn dieses Fenster zu ist</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>Lauf öffnen …</translation>
    </message>
    <message>
        <source>List a run folder from elsewhere, also of another machine</source>
        <translation>Den Ordner eines Laufs von anderswo auflisten, auch von einer anderen Maschine</translation>
    </message>
    <message>
        <source>Here a model learns from your labels. A run goes on when the window is closed, and stands in the list with its curves, settings and weights.</source>
        <translation>Hier lernt ein Modell aus Ihren Labels. Ein Lauf geht weiter, wenn das Fenster zu ist, und steht in der Liste mit Kurven, Einstellungen und Gewichten.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>“%1” is no run folder: it has neither config.json nor events.jsonl.</source>
        <translation>„%1“ ist kein Ordner eines Laufs: Er hat weder config.json noch events.jsonl.</translation>
    </message>
    <message>
        <source>Set a fifth aside</source>
        <translation>Ein Fünftel beiseitelegen</translation>
    </message>
    <message>
        <source>Put every fifth labelled image, chosen by chance, into “val”: the model is measured on them</source>
        <translation>Jedes fünfte gelabelte Bild, zufällig gewählt, kommt in „val“: Daran wird das Modell gemessen</translation>
    </message>
    <message>
        <source>Set images aside</source>
        <translation>Bilder beiseitelegen</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Unite</name>
    <message>
        <source>Unite shapes</source>
        <translation>Formen vereinen</translation>
    </message>
    <message>
        <source>Make one shape of the chosen ones, of the class of the one chosen first</source>
        <translation>Aus den gewählten Formen eine machen, mit der Klasse der zuerst gewählten</translation>
    </message>
</context>
<context>
    <name>sdw::ui::ViewActions</name>
    <message>
        <source>Fit the image</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>Mit 100 % zeigen</translation>
    </message>
    <message>
        <source>Show each pixel of the image as one</source>
        <translation>Jedes Pixel des Bildes als ein Pixel des Bildschirms zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show the image larger</source>
        <translation>Das Bild größer zeigen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the image smaller</source>
        <translation>Das Bild kleiner zeigen</translation>
    </message>
    <message>
        <source>Hide labels</source>
        <translation>Markierungen ausblenden</translation>
    </message>
    <message>
        <source>Look at the bare image; with the key held, only that long</source>
        <translation>Das bloße Bild ansehen; bei gehaltener Taste nur so lange</translation>
    </message>
</context>
<context>
    <name>sdw::ui::Wand</name>
    <message>
        <source>Magic wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Click to label pixels of like colour; Alt and the wheel change the tolerance, Ctrl or the right button erases</source>
        <translation>Klick markiert Pixel ähnlicher Farbe; Alt und Mausrad ändern die Toleranz, Strg oder die rechte Taste radiert</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>How far red, green and blue may differ from the pixel clicked on</source>
        <translation>Wie weit Rot, Grün und Blau vom angeklickten Pixel abweichen dürfen</translation>
    </message>
    <message>
        <source>Connected only</source>
        <translation>Nur Zusammenhängendes</translation>
    </message>
    <message>
        <source>Take only what hangs together with the pixel clicked on</source>
        <translation>Nur nehmen, was mit dem angeklickten Pixel zusammenhängt</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Bild wird noch gelesen.</translation>
    </message>
    <message>
        <source>Erase with magic wand</source>
        <translation>Mit Zauberstab radieren</translation>
    </message>
</context>
<context>
    <name>sdw::ui::WhatStep</name>
    <message>
        <source>Labels of the project</source>
        <translation>Markierungen des Projekts</translation>
    </message>
    <message>
        <source>What people have labelled, as it is now</source>
        <translation>Was Menschen markiert haben, nach jetzigem Stand</translation>
    </message>
    <message>
        <source>Predictions of a model</source>
        <translation>Vorhersagen eines Modells</translation>
    </message>
    <message>
        <source>What a model sees in the images</source>
        <translation>Was ein Modell in den Bildern sieht</translation>
    </message>
    <message>
        <source>Choose the model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Which images are exported</source>
        <translation>Welche Bilder exportiert werden</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>Bilder filtern</translation>
    </message>
    <message>
        <source>Show only images whose file name holds these letters</source>
        <translation>Nur Bilder zeigen, deren Dateiname diese Buchstaben enthält</translation>
    </message>
    <message>
        <source>Images to be exported</source>
        <translation>Zu exportierende Bilder</translation>
    </message>
    <message>
        <source>Check what is to be exported; Space checks what is selected</source>
        <translation>Anhaken, was exportiert werden soll; die Leertaste hakt das Ausgewählte an</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Check every image in the list</source>
        <translation>Jedes Bild der Liste anhaken</translation>
    </message>
    <message>
        <source>Uncheck all</source>
        <translation>Keines anhaken</translation>
    </message>
    <message>
        <source>Uncheck every image in the list</source>
        <translation>Die Haken aller Bilder der Liste entfernen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>All images (%1)</source>
        <translation>Alle Bilder (%1)</translation>
    </message>
    <message>
        <source>All with labels (%1)</source>
        <translation>Alle mit Markierungen (%1)</translation>
    </message>
    <message>
        <source>Done and reviewed (%1)</source>
        <translation>Fertige und geprüfte (%1)</translation>
    </message>
    <message>
        <source>Reviewed (%1)</source>
        <translation>Geprüfte (%1)</translation>
    </message>
    <message>
        <source>Split “%1” (%2)</source>
        <translation>Teil „%1“ (%2)</translation>
    </message>
    <message>
        <source>The current image</source>
        <translation>Das aktuelle Bild</translation>
    </message>
    <message>
        <source>Chosen in the list</source>
        <translation>In der Liste gewählte</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n images are exported</source>
        <translation>
            <numerusform>%1 von %n Bild zum Export</numerusform>
            <numerusform>%1 von %n Bildern zum Export</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::WhereStep</name>
    <message>
        <source>Looking at the folder</source>
        <translation>Der Ordner wird angesehen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>A folder of its own for the export</source>
        <translation>Ein eigener Ordner für den Export</translation>
    </message>
    <message>
        <source>Replace the earlier export</source>
        <translation>Den früheren Export ersetzen</translation>
    </message>
    <message>
        <source>Everything in that folder is taken away once the new export is complete</source>
        <translation>Alles in diesem Ordner wird entfernt, sobald der neue Export vollständig ist</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>The export needs a folder.</source>
        <translation>Der Export braucht einen Ordner.</translation>
    </message>
    <message>
        <source>The folder has to be given from the top: “%1”.</source>
        <translation>Der Ordner muss mit vollem Pfad angegeben sein, ab „%1“.</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>Der Ordner wird angesehen …</translation>
    </message>
    <message>
        <source>The folder holds an earlier export: allow to replace it, or choose another folder.</source>
        <translation>In diesem Ordner liegt ein früherer Export: Erlauben Sie, ihn zu ersetzen, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>The export that was just written lies in this folder.</source>
        <translation>In diesem Ordner liegt der eben geschriebene Export.</translation>
    </message>
    <message>
        <source>There is an earlier export in this folder.</source>
        <translation>In diesem Ordner liegt ein früherer Export.</translation>
    </message>
    <message numerus="yes">
        <source>There is an earlier export of %n label maps in this folder: %1.</source>
        <translation>
            <numerusform>In diesem Ordner liegt ein früherer Export mit %n Markierungskarte: %1.</numerusform>
            <numerusform>In diesem Ordner liegt ein früherer Export mit %n Markierungskarten: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::WorkspacePage</name>
    <message>
        <source>Panel “%1”</source>
        <translation>Leiste „%1“</translation>
    </message>
    <message>
        <source>Show or hide the panel “%1”</source>
        <translation>Die Leiste „%1“ ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Choose the panel that is shown here</source>
        <translation>Den Bereich wählen, der hier gezeigt wird</translation>
    </message>
</context>
</TS>
