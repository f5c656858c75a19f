using Pipeline.Training.Gazetteers;

switch (args)
{
    case ["gazetteer", string lists, string own]:
        GazetteerBuilder.Build(lists, own);
        return 0;
    default:
        Console.Error.WriteLine("""
            Builds what Pipeline.Metadata embeds. See docs/model.md.
              gazetteer LISTS src/Metadata/Gazetteers    names and places → gazetteer.bin
            """);
        return 2;
}
