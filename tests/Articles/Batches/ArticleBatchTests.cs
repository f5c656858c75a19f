using System.Formats.Tar;
using System.Globalization;
using System.Text;
using CsCheck;
using Pipeline.Articles.Batches;
using Pipeline.Articles.Tests.Hostile;

namespace Pipeline.Articles.Tests.Batches;

public sealed class ArticleBatchTests
{
    private static readonly byte[] One = "The first article, long enough."u8.ToArray();
    private static readonly byte[] Two = "The second article, long enough."u8.ToArray();

    [Fact]
    public async Task A_zip_becomes_one_record_a_file()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "day.zip",
            HostileCorpus.Zip(("a.txt", One), ("b/c.html", Two))
        );

        Assert.Equal(
            [("day.zip/a.txt", "The first article, long enough.", null), ("day.zip/b/c.html", "The second article, long enough.", null)],
            records
        );
    }

    [Fact]
    public async Task Names_in_a_zip_cannot_leave_the_batch_or_meet_each_other()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "z.zip",
            HostileCorpus.Zip(
                ("../../etc/passwd", One),
                ("/etc/passwd", One),
                ("C:\\x\\..\\y.txt", One),
                ("a\0b\u202E.txt", One),
                ("   ", One),
                ("..", One),
                ("a?b#c.txt", One)
            )
        );

        Assert.All(records, record => Assert.StartsWith("z.zip/", record.Name, StringComparison.Ordinal));
        Assert.All(records, record => Assert.DoesNotContain("..", record.Name, StringComparison.Ordinal));
        Assert.All(records, record => Assert.DoesNotContain(record.Name, char.IsControl));
        Assert.Equal(records.Count, records.Select(record => record.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(7, records.Count);
    }

    [Theory]
    [InlineData("a\uFFFE.txt", "a_.txt")]
    [InlineData("\u0001\u001F\u007F\u0085\uFFFF.txt", "_____.txt")]
    [InlineData("港/\U0001F6A2.txt", "港/\U0001F6A2.txt")]
    public async Task Names_that_a_listing_cannot_carry_are_cleaned_and_others_kept(string inside, string expected)
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync("z.zip", HostileCorpus.Zip((inside, One)));

        Assert.Equal("z.zip/" + expected, Assert.Single(records).Name);
    }

    [Fact]
    public void Whatever_a_record_is_called_its_blob_name_is_valid() =>
        Gen.Select(
                Gen.OneOf(Gen.Char, Gen.Char['\uD7F0', '\uE00F'], Gen.Char['\uFFF0', '\uFFFF'], Gen.Char['\0', '/']).Array[0, 300],
                Gen.Char["ab/"].Array[0, 40]
            )
            .Sample(
                (units, batch) =>
                {
                    string name = new RecordNames(new string(batch).Trim('/') + "z").Next(new string(units), isUnique: false);
                    Assert.Null(ArticleName.Check(name));
                }
            );

    [Fact]
    public async Task What_a_mac_adds_to_an_archive_is_passed_over()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "z.zip",
            HostileCorpus.Zip(("a/._a.txt", Two), ("__MACOSX/a/._b.txt", Two), ("a/.DS_Store", Two), ("a/a.txt", One))
        );

        Assert.Equal("z.zip/a/a.txt", Assert.Single(records).Name);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-7)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(11)]
    public async Task A_warc_record_that_counts_its_bytes_wrongly_costs_neither_page(int error)
    {
        byte[] warc =
        [
            .. WarcResponse("https://paper.example/a", "<p>The first article, long enough.</p>", error),
            .. WarcResponse("https://paper.example/b", "<p>The second article, long enough.</p>", 0),
        ];

        List<(string Name, string Text, string? Code)> records = await ReadAsync("w.warc", warc);

        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Null(record.Code));
        Assert.Contains("The first article, long enough.</p>", records[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("WARC", records[0].Text, StringComparison.Ordinal);
        Assert.Contains("The second article, long enough.</p>", records[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_not_well_formed_gives_all_its_items_and_each_says_so()
    {
        byte[] feed = Encoding.UTF8.GetBytes(
            "\n<?xml version=\"1.0\"?><rss><channel><title>Post & Echo</title><item><title>The board&rsquo;s fees</title></item>"
                + "<item><title>Cranes & lorries\u0001</title>"
                + "<description><![CDATA[<p>Fish & bread</p>]]></description></item></channel></rss>"
        );
        var parser = new ArticleParser(new ArticleLimits());
        var articles = new List<Article>();

        using var content = new MemoryStream(feed);
        await foreach (
            BatchRecord record in new ArticleBatch(new ArticleLimits()).ReadAsync("f.rss", content, TestContext.Current.CancellationToken)
        )
        {
            articles.Add(Assert.IsType<ParsedArticle>(parser.Parse(record.Name, record.ContentType, record.Bytes)).Article);
        }

        Assert.Equal(["The board’s fees", "Cranes & lorries"], articles.Select(article => article.Headline));
        Assert.Equal("Post & Echo", articles[1].Outlet);
        Assert.EndsWith("Fish & bread", articles[1].Text, StringComparison.Ordinal);
        Assert.All(articles, article => Assert.Contains(article.Warnings, warning => warning.Code == "repaired-markup"));
    }

    [Fact]
    public async Task A_bomb_in_a_zip_is_rejected_and_the_rest_is_read()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "z.zip",
            HostileCorpus.Zip(("bomb.txt", new byte[16 * 1024 * 1024]), ("a.txt", One))
        );

        Assert.Equal([("z.zip/bomb.txt", "", "expansion"), ("z.zip/a.txt", "The first article, long enough.", null)], records);
    }

    [Fact]
    public async Task A_batch_in_a_batch_is_rejected()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "z.zip",
            HostileCorpus.Zip(("inner.zip", HostileCorpus.Zip(("a.txt", One))), ("page.html.gz", HostileCorpus.Gzip(One)))
        );

        Assert.Equal(["nested-batch", null], records.Select(record => record.Code));
    }

    [Fact]
    public async Task Feeds_arrays_and_lines_in_an_archive_are_read_on_the_spot()
    {
        byte[] nested = "[{\"a\":1},[{\"b\":2},{\"c\":3}]]"u8.ToArray();
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "z.zip",
            HostileCorpus.Zip(("a.jsonl", "{\"t\":1}\n{\"t\":2}\n"u8.ToArray()), ("b.json", nested), ("c.txt", One))
        );

        Assert.Equal(
            [
                ("z.zip/a.jsonl/000001.json", null),
                ("z.zip/a.jsonl/000002.json", null),
                ("z.zip/b.json/000001.json", null),
                ("z.zip/b.json/000002.json", "nested-batch"),
                ("z.zip/c.txt", (string?)null),
            ],
            records.Select(record => (record.Name, record.Code))
        );
    }

    [Fact]
    public async Task A_feed_of_one_long_item_is_that_article()
    {
        byte[] feed = Encoding.UTF8.GetBytes(
            "<rss version='2.0'><channel><title>P</title><item><title>A</title>"
                + $"<description>{new string('x', 2 * ArticleBatch.PrefixLength)}</description></item></channel></rss>"
        );

        Assert.False(ArticleBatch.IsBatch("a.rss", feed, isWhole: true));
        List<(string Name, string Text, string? Code)> records = await ReadAsync("z.zip", HostileCorpus.Zip(("a.rss", feed)));
        Assert.Equal("z.zip/a.rss", Assert.Single(records).Name);
    }

    [Fact]
    public async Task A_record_of_a_zip_that_was_damaged_is_rejected_and_the_rest_is_read()
    {
        byte[] zip = HostileCorpus.Zip(("a.txt", One), ("b.txt", Two));
        int at = zip.AsSpan().IndexOf("a.txt"u8) + "a.txt".Length;
        zip[at + 3] ^= 0x55;

        List<(string Name, string Text, string? Code)> records = await ReadAsync("z.zip", zip);

        Assert.Equal(["malformed-record", null], records.Select(record => record.Code));
    }

    [Fact]
    public async Task A_zip_behind_a_program_that_unpacks_it_is_read()
    {
        var records = new List<string>();
        using var content = new MemoryStream([.. HostileCorpus.Repeat("MZ program ", 40), .. HostileCorpus.Zip(("a.txt", One))]);
        await foreach (ZipEntry entry in ZipDirectory.ReadAsync(content, TestContext.Current.CancellationToken))
        {
            content.Position = entry.Offset;
            records.Add($"{entry.Name} {(char)content.ReadByte()}{(char)content.ReadByte()}");
        }

        Assert.Equal(["a.txt PK"], records);
    }

    [Fact]
    public async Task A_zip_of_many_files_is_read_in_the_order_of_its_directory()
    {
        // More than one window of the directory.
        (string, byte[])[] files = [.. Enumerable.Range(0, 9000).Select(i => ($"{new string('f', 120)}{i}.txt", One))];

        List<(string Name, string Text, string? Code)> records = await ReadAsync("z.zip", HostileCorpus.Zip(files));

        Assert.Equal(files.Select(file => "z.zip/" + file.Item1), records.Select(record => record.Name));
        Assert.All(records, record => Assert.Null(record.Code));
    }

    [Fact]
    public async Task Entries_that_share_their_bytes_do_not_make_much_of_little()
    {
        // The directory names one stored file of 1 MB many times over.
        byte[] zip = Overlapping(size: 1_000_000, times: 2000);

        List<(string Name, string Text, string? Code)> records = await ReadAsync("z.zip", zip, new ArticleLimits { MaxExpansion = 20 });

        Assert.Equal(("z.zip", "expansion"), (records[^1].Name, records[^1].Code));
        Assert.True(records.Count < 100, $"{records.Count} records were read.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tar_becomes_one_record_a_file(bool packed)
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "b/"), TestContext.Current.CancellationToken);
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, "b/a.txt") { DataStream = new MemoryStream(One) },
                TestContext.Current.CancellationToken
            );
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.SymbolicLink, "b/link") { LinkName = "/etc/passwd" },
                TestContext.Current.CancellationToken
            );
        }

        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "day.tar.gz",
            packed ? HostileCorpus.Gzip(tar.ToArray()) : tar.ToArray()
        );

        Assert.Equal([("day.tar.gz/b/a.txt", "The first article, long enough.", null)], records);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Json_lines_become_one_record_a_line(bool packed)
    {
        byte[] lines = "{\"title\":\"a\"}\r\n\n{\"title\":\"b\"}"u8.ToArray();

        List<(string Name, string Text, string? Code)> records = await ReadAsync("l.jsonl.gz", packed ? HostileCorpus.Gzip(lines) : lines);

        Assert.Equal(["l.jsonl.gz/000001.json", "l.jsonl.gz/000003.json"], records.Select(record => record.Name));
        Assert.Equal("{\"title\":\"b\"}", records[1].Text);
    }

    [Fact]
    public async Task A_line_over_the_limit_is_rejected_and_the_next_is_read()
    {
        byte[] lines = Encoding.UTF8.GetBytes($"{{\"title\":\"{new string('x', 3000)}\"}}\n{{\"title\":\"b\"}}\n");

        List<(string Name, string Text, string? Code)> records = await ReadAsync("l.jsonl", lines, new ArticleLimits { MaxBytes = 1000 });

        Assert.Equal(["too-large", null], records.Select(record => record.Code));
    }

    [Fact]
    public async Task A_json_array_becomes_one_record_an_element()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "a.json",
            " [ {\"t\":\"[,]\\\"{\"} , {\"u\":[1,{\"v\":2}]} ] "u8.ToArray()
        );

        Assert.Equal(["{\"t\":\"[,]\\\"{\"}", "{\"u\":[1,{\"v\":2}]}"], records.Select(record => record.Text.Trim()));
    }

    [Fact]
    public async Task A_json_array_cut_short_gives_what_came_before()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync("a.json", "[{\"a\":1},{\"b\":2"u8.ToArray());

        Assert.Equal([null, "malformed-batch"], records.Select(record => record.Code));
    }

    [Fact]
    public async Task A_feed_becomes_one_feed_an_item()
    {
        const string Feed =
            "<rss version='2.0'><channel><title>The Harbour Post</title><item><title>A</title>"
            + "<description>The first article, long enough.</description></item><item><title>B</title>"
            + "<description>The second.</description></item></channel></rss>";

        List<(string Name, string Text, string? Code)> records = await ReadAsync("f.rss", Encoding.UTF8.GetBytes(Feed));

        Assert.Equal(["f.rss/000001.xml", "f.rss/000002.xml"], records.Select(record => record.Name));
        ParsedArticle parsed = Assert.IsType<ParsedArticle>(
            new ArticleParser(new ArticleLimits()).Parse(records[0].Name, null, Encoding.UTF8.GetBytes(records[0].Text))
        );
        Assert.Equal("The Harbour Post", parsed.Article.Outlet);
        Assert.Equal("A", parsed.Article.Headline);
    }

    [Fact]
    public async Task A_web_archive_gives_the_pages_that_were_found()
    {
        byte[] warc =
        [
            .. Warc("warcinfo", null, "application/warc-fields", "software: x"u8.ToArray()),
            .. Warc("request", "http://paper.example/a", "application/http", "GET /a HTTP/1.1\r\n\r\n"u8.ToArray()),
            .. Warc(
                "response",
                "https://paper.example/news/a?x=1",
                "application/http; msgtype=response",
                [
                    .. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"u8,
                    .. "5\r\n<p>On\r\n7\r\ne</p> x\r\n0\r\n\r\n"u8,
                ]
            ),
            .. Warc(
                "response",
                "https://paper.example/gone",
                "application/http; msgtype=response",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No</p>"u8.ToArray()
            ),
            .. Warc(
                "response",
                "https://paper.example/p.png",
                "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"u8.ToArray()
            ),
            .. Warc(
                "response",
                "https://paper.example/b",
                "application/http; msgtype=response",
                [
                    .. "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"u8,
                    .. HostileCorpus.Gzip("<p>Two</p>"u8.ToArray()),
                ]
            ),
        ];

        foreach ((string name, byte[] bytes) in (ReadOnlySpan<(string, byte[])>)[("c.warc", warc), ("c.warc.gz", HostileCorpus.Gzip(warc))])
        {
            Assert.True(ArticleBatch.IsBatch(name, bytes, isWhole: true));
        }

        List<(string Name, string Text, string? Code)> records = await ReadAsync("c.warc.gz", HostileCorpus.Gzip(warc));
        Assert.Equal(
            [
                ("c.warc.gz/000001-paper.example-news-a.html", "<p>One</p> x", null),
                ("c.warc.gz/000002-paper.example-b.html", "<p>Two</p>", null),
            ],
            records
        );
    }

    [Fact]
    public async Task A_web_archive_cut_short_gives_what_came_before()
    {
        byte[] warc =
        [
            .. Warc("resource", "http://paper.example/a", "text/html", "<p>One</p>"u8.ToArray()),
            .. Warc("resource", "http://paper.example/b", "text/html", "<p>Two</p>"u8.ToArray()),
        ];

        List<(string Name, string Text, string? Code)> records = await ReadAsync("c.warc", warc[..^12]);

        Assert.Equal([null, "malformed-batch"], records.Select(record => record.Code));
    }

    [Fact]
    public async Task More_records_than_the_limit_are_not_read()
    {
        List<(string Name, string Text, string? Code)> records = await ReadAsync(
            "l.jsonl",
            HostileCorpus.Repeat("{\"a\":1}\n", 10),
            new ArticleLimits { MaxRecords = 3 }
        );

        Assert.Equal([null, null, null, "too-many-records"], records.Select(record => record.Code));
        Assert.Equal("l.jsonl", records[^1].Name);
    }

    [Fact]
    public async Task A_batch_is_read_in_the_memory_of_its_largest_record()
    {
        // 64 MB of lines in the memory of a few: nothing of a record is allocated but its name. The lines are long, so that their copies
        // would outweigh all else by far.
        var content = new RepeatingStream(Encoding.UTF8.GetBytes($"{{\"title\":\"{new string('x', 9990)}\"}}\n"), 6_400);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int records = 0;
        await foreach (
            BatchRecord record in new ArticleBatch(new ArticleLimits()).ReadAsync("l.jsonl", content, TestContext.Current.CancellationToken)
        )
        {
            records += record.Rejection is null ? 1 : 0;
        }

        Assert.Equal(6_400, records);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000, "more than names and small change was allocated");
    }

    [Theory]
    [InlineData("a.html.gz", "<html><p>x")]
    [InlineData("a.json", "{\"title\":\"a\",\n\"text\":\"b\"}")]
    [InlineData("a.rss", "<rss><channel><item><title>A</title></item></channel></rss>")]
    [InlineData("a.txt", "[UPDATE] The ferry sailed, {and} so on.")]
    public void One_article_is_no_batch(string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.False(
            ArticleBatch.IsBatch(name, name.EndsWith(".gz", StringComparison.Ordinal) ? HostileCorpus.Gzip(bytes) : bytes, isWhole: true)
        );
    }

    [Fact]
    public async Task Every_hostile_file_ends_as_records_or_rejections()
    {
        foreach ((string name, Func<byte[]> make) in HostileCorpus.Files)
        {
            List<(string Name, string Text, string? Code)> records = await ReadAsync(name, make());

            Assert.NotEmpty(records);
        }
    }

    private static async Task<List<(string Name, string Text, string? Code)>> ReadAsync(
        string name,
        byte[] bytes,
        ArticleLimits? limits = null
    )
    {
        var records = new List<(string, string, string?)>();
        using var content = new MemoryStream(bytes);
        await foreach (
            BatchRecord record in new ArticleBatch(limits ?? new ArticleLimits()).ReadAsync(
                name,
                content,
                TestContext.Current.CancellationToken
            )
        )
        {
            records.Add((record.Name, Encoding.UTF8.GetString(record.Bytes.Span), record.Rejection?.Code));
        }

        return records;
    }

    private static byte[] Overlapping(int size, int times)
    {
        byte[] content = new byte[size];
        Array.Fill(content, (byte)'x');
        using var zip = new MemoryStream();
        using var writer = new BinaryWriter(zip);
        uint crc = System.IO.Hashing.Crc32.HashToUInt32(content);
        Header(0x04034b50, local: true);
        writer.Write(content);
        long directory = zip.Length;
        for (int i = 0; i < times; i++)
        {
            Header(0x02014b50, local: false);
        }

        long end = zip.Length;
        writer.Write(0x06054b50);
        writer.Write(0);
        writer.Write((ushort)times);
        writer.Write((ushort)times);
        writer.Write((uint)(end - directory));
        writer.Write((uint)directory);
        writer.Write((ushort)0);
        return zip.ToArray();

        void Header(uint signature, bool local)
        {
            writer.Write(signature);
            if (!local)
            {
                writer.Write((ushort)20);
            }

            writer.Write((ushort)20);
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write(0);
            writer.Write(crc);
            writer.Write(size);
            writer.Write(size);
            writer.Write((ushort)1);
            writer.Write((ushort)0);
            if (!local)
            {
                writer.Write((ushort)0);
                writer.Write((ushort)0);
                writer.Write((ushort)0);
                writer.Write(0);
                writer.Write(0);
            }

            writer.Write((byte)'a');
        }
    }

    private static byte[] Warc(string kind, string? address, string type, byte[] block) =>
        [
            .. Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"WARC/1.0\r\nWARC-Type: {kind}\r\n{(address is null ? "" : $"WARC-Target-URI: {address}\r\n")}Content-Type: {type}\r\n"
                        + $"Content-Length: {block.Length}\r\n\r\n"
                )
            ),
            .. block,
            .. "\r\n\r\n"u8,
        ];

    /// <summary>One part over and over, without holding them.</summary>
    private sealed class RepeatingStream(byte[] part, int times) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int written = 0;
            while (written < buffer.Length && _position < (long)part.Length * times)
            {
                int at = (int)(_position % part.Length);
                int count = Math.Min(buffer.Length - written, part.Length - at);
                part.AsSpan(at, count).CopyTo(buffer[written..]);
                written += count;
                _position += count;
            }

            return written;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    // A response whose record says that it has some bytes more or less than it has.
    private static byte[] WarcResponse(string address, string page, int error)
    {
        string http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}";
        return Encoding.UTF8.GetBytes(
            $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n"
                + $"Content-Length: {http.Length + error}\r\n\r\n{http}\r\n\r\n"
        );
    }
}
