using Pipeline.Training.Clusters;
using Pipeline.Training.Gazetteers;
using Pipeline.Training.Recognition;
using Pipeline.Training.Synthesis;
using Pipeline.Training.Words;

switch (args)
{
    case ["gazetteer", string lists, string own]:
        GazetteerBuilder.Build(lists, own);
        return 0;
    case ["clusters", string vectors, string table]:
        ClusterTable.Build(WordVectors.Read(vectors, 400_000), table);
        return 0;
    case ["sentences", string lists, string own, string synthesis, string corpus, string documents]:
        SentenceWriter.Write(
            new NameLists(lists, own, synthesis),
            synthesis,
            corpus,
            int.Parse(documents, System.Globalization.CultureInfo.InvariantCulture),
            1
        );
        return 0;
    case ["words", string wordNet, string vectors, string list]:
        WordKindList.Write(wordNet, vectors, list);
        return 0;
    case ["recogniser", ..]:
        new RecogniserTraining(TrainingOptions.Parse(args[1..])).Run();
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Builds what Pipeline.Metadata embeds. See docs/model.md.
              gazetteer LISTS src/Metadata/Gazetteers    names and places → gazetteer.bin
              clusters VECTORS.json TABLE                groups words by their vectors
              sentences LISTS src/Metadata/Gazetteers src/Training/Synthesis synthetic.bio 1500
                                                         annotated sentences with names from everywhere
              words WORDNET/dict VECTORS.json src/Metadata/Keywords/WordKinds.txt
                                                         common words that are rarely nouns
              recogniser --train A,B*2 --test C --clusters TABLE --out src/Metadata/Entities/recogniser.bin
            """
        );
        return 2;
}
