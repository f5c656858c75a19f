using Pipeline.Metadata.Entities;

namespace Pipeline.Metadata.Keywords;

/// <summary>Words that no key phrase begins or ends with: function words, words of reporting, words of time. Written for this project.</summary>
internal static class StopWords
{
    /// <summary>All of them.</summary>
    public static WordSet All { get; } = new("""
        a about above across after afterwards again against ago all almost alone along already also although always am among amongst an and another any anyone anything anyway anywhere are around as
        at away back be became because become been before behind being below beside besides between beyond both but by can cannot could despite did do does doing done down due during each either else
        enough especially etc even ever every everyone everything everywhere except far few first for former from further furthermore get gets getting give given gives go goes going gone got had half has
        have having he hence her here hers herself him himself his how however i if in including indeed instead into is it its itself just keep kept last late later latest least less let like likely
        made make makes making many may maybe me meanwhile might mine more moreover most mostly much must my myself near nearly neither never nevertheless new next no nobody none nor not nothing now nowhere
        of off often old on once one ones only onto or other others otherwise our ours ourselves out outside over own part particularly per perhaps please put quite rather really recent recently
        same say saying says said see seem seemed seems seen several shall she should since so some somebody someone something sometimes somewhere soon still such take taken takes taking than that the their
        theirs them themselves then there therefore these they thing things this those though three through throughout thus to today together told tomorrow too took toward towards two under until up upon
        us use used using usually very via was way we well went were what whatever when whenever where whereas wherever whether which while who whoever whole whom whose why will with within without
        would yes yesterday yet you your yours yourself four five six seven eight nine ten second third hundred hundreds thousand thousands million millions billion dozens percent
        according added adds adding announced asked called came come comes coming claimed confirmed declared described explained expected following found happened held know known left long lot met named need
        needed noted number ordered place released reported reportedly reports saw say set show showed started stated statement tell think thought time times told took tried try trying turned want wanted
        warned work working wrote interview question questions year years month months week weeks day days hour hours minute minutes night morning evening afternoon
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
        mr mrs ms dr mr. mrs. ms. dr. good great big small high low early end side able better best certain different large little whole full several various major top right
        's 're 've 'll 'd 'm n't image photo file pm am p.m. a.m. local-time currently previously approximately additionally
        euro euros dollar dollars cent cents pound pounds yen yuan rupee rupees franc francs peso pesos gmt utc bst est edt pst kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet
        tonne tonnes degrees celsius fahrenheit update updates breaking exclusive factbox corrected refile read subscribe video
        matter matters status name names means future case cases numbers area areas effect effects source sources member members news goal goals point points issue issues fact facts part parts example reason reasons result
        results detail details way ways kind kinds sort something anything feb jan mar apr jun jul aug sep sept oct nov dec
        """);
}
