using Lucene.Net.Documents;
using Lucene.Net.Util;
using Pipeline.Metadata;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>
/// Makes the documents of an article: one block, its quotations in text order and then the article, which are added, replaced and deleted
/// together.
/// </summary>
internal static class ArticleDocuments
{
    /// <summary>How many key phrases of an article it is found by; they are the best ones.</summary>
    public const int MaxKeywords = 10;

    /// <summary>The documents of an article, in the order they have in the index.</summary>
    /// <param name="article">The article.</param>
    public static IReadOnlyList<Document> Of(IndexedArticle article)
    {
        IReadOnlyList<Quotation> quotations = article.Metadata?.Quotations ?? [];
        var documents = new List<Document>(quotations.Count + 1);
        for (int i = 0; i < quotations.Count; i++)
        {
            var quotation = new DocumentFields(article, quotations.Count - i);
            Describe(quotation, article.Metadata!, quotations[i]);
            documents.Add(quotation.Document);
        }

        var fields = new DocumentFields(article, 0);
        fields.Term(Facet.Status, StatusName.Of(article.Status));
        if (article.Metadata is { } metadata)
        {
            Describe(fields, metadata);
        }

        documents.Add(fields.Document);
        return documents;
    }

    private static void Describe(DocumentFields fields, ArticleMetadata metadata)
    {
        fields.Words(IndexFields.Words, metadata.Headline);
        fields.Words(IndexFields.Words, metadata.Text);
        fields.Words(IndexFields.Headline, metadata.Headline);
        TextSpan lead = LeadOf(metadata);
        fields.Words(IndexFields.Lead, metadata.Text.AsMemory(lead.Start, lead.Length));
        fields.Facet(Facet.Language, metadata.Language);
        foreach (string source in SourceNames.Of(metadata))
        {
            Named(fields, Facet.Source, NameTerm.Source, source);
        }

        foreach (Keyword keyword in metadata.Keywords.Take(MaxKeywords))
        {
            fields.Facet(Facet.Keyword, keyword.Text);
            fields.Spelling(NameTerm.Keyword, IndexValue.Of(keyword.Text), keyword.Text);
        }

        foreach (DateMention date in metadata.Dates)
        {
            fields.Terms(Facet.Mentioned, MentionedDates.Of(date));
        }

        foreach (Quotation quotation in metadata.Quotations)
        {
            Speaker(fields, Facet.Speaker, metadata, quotation);
        }

        foreach (Entity entity in metadata.Entities)
        {
            Describe(fields, entity);
        }

        Fingerprint(fields, metadata.Fingerprint);
    }

    private static void Describe(DocumentFields fields, Entity entity)
    {
        string key = IndexValue.Of(entity.Name);
        if (key.Length == 0)
        {
            return;
        }

        string facet = NameTerm.FacetOf(entity.Type);
        char kind = NameTerm.Of(entity.Type);
        fields.Counted(facet, entity.Name);
        foreach (string form in EntityNames.Of(entity))
        {
            fields.Term(facet, form);
            fields.Name(kind, form, key);
        }

        fields.Spelling(kind, key, entity.Name);
        foreach (string alias in entity.Aliases)
        {
            fields.Spelling(kind, key, alias);
        }

        foreach (string role in entity.Roles)
        {
            fields.Raw(IndexFields.Role, NameTerm.Prefix(kind, key) + NameTerm.Clean(role));
        }

        if (entity.Type == EntityType.Place && (entity.Country is not null || entity.Latitude is not null))
        {
            fields.Raw(IndexFields.Location, NameTerm.Prefix(kind, key) + NameTerm.Location(entity));
        }
    }

    private static void Describe(DocumentFields fields, ArticleMetadata metadata, Quotation quotation)
    {
        fields.Term(IndexFields.QuotationKind, IndexFields.AnyKind);
        fields.Facet(IndexFields.QuotationKind, quotation.Kind.ToString());
        Speaker(fields, IndexFields.QuotationSpeaker, metadata, quotation);
        foreach (string medium in SourceNames.Of(quotation))
        {
            fields.Facet(IndexFields.QuotationMedium, medium);
        }

        if (quotation.Confidence is { } confidence)
        {
            fields.Number(IndexFields.QuotationConfidence, (int)Math.Round(confidence * 100));
        }

        fields.Words(IndexFields.QuotationWords, quotation.Text);

        var span = new TextSpan(quotation.Start, quotation.Length);
        for (int i = 0; i < metadata.Entities.Count; i++)
        {
            Entity entity = metadata.Entities[i];
            if (i == quotation.SpeakerEntity || !entity.Mentions.Any(mention => mention.Overlaps(span)))
            {
                continue;
            }

            foreach (string form in EntityNames.Of(entity))
            {
                fields.Raw(IndexFields.QuotationAbout, NameTerm.Of(entity.Type) + IndexValue.Of(form));
            }
        }
    }

    private static void Named(DocumentFields fields, string facet, char kind, string name)
    {
        string key = IndexValue.Of(name);
        fields.Facet(facet, name);
        fields.Name(kind, name, key);
        fields.Spelling(kind, key, name);
    }

    private static void Speaker(DocumentFields fields, string facet, ArticleMetadata metadata, Quotation quotation)
    {
        fields.Terms(facet, SpeakerNames(metadata, quotation));
        fields.Counted(facet, quotation.Speaker);
        if (quotation is { Speaker: { } speaker, SpeakerEntity: null })
        {
            fields.Spelling(NameTerm.OtherSpeaker, IndexValue.Of(speaker), speaker);
        }
    }

    /// <summary>Every name a quotation's speaker goes by.</summary>
    private static IEnumerable<string> SpeakerNames(ArticleMetadata metadata, Quotation quotation)
    {
        if (quotation.Speaker is not null)
        {
            yield return quotation.Speaker;
        }

        if (quotation.SpeakerEntity is { } index && index >= 0 && index < metadata.Entities.Count)
        {
            foreach (string name in EntityNames.Of(metadata.Entities[index]))
            {
                yield return name;
            }
        }
    }

    /// <summary>The first paragraph of an article: what the field <c>lead</c> has the words of. Empty where it has none.</summary>
    /// <param name="metadata">The article.</param>
    public static TextSpan LeadOf(ArticleMetadata metadata)
    {
        foreach (Articles.Block block in metadata.Blocks)
        {
            if (block.Kind == Articles.BlockKind.Paragraph && block.Start >= 0 && block.Start + block.Length <= metadata.Text.Length)
            {
                return new TextSpan(block.Start, block.Length);
            }
        }

        return default;
    }

    private static void Fingerprint(DocumentFields fields, string fingerprint)
    {
        IReadOnlyList<string> bands = Metadata.Fingerprints.Fingerprint.Bands(fingerprint);
        if (bands.Count == 0)
        {
            return;
        }

        byte[] sketch = Convert.FromHexString(fingerprint);
        fields.Document.Add(new BinaryDocValuesField(IndexFields.Sketch, new BytesRef(sketch)));
        foreach (string band in bands)
        {
            fields.Raw(Facet.Near, band);
        }
    }
}
