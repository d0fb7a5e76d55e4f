using System.Buffers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Antui.Server.Gateways.Top;

namespace Antui.Tests.Gateways;

/// <summary>What the client libraries of others stumble over.</summary>
public sealed class Foreign_clients : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("😀𠮷中é <b>&'+\u2028\u007f", "😀𠮷中é <b>&'+\u2028\u007f")]
    [InlineData("a\"b\\c/\n\t", "a\\\"b\\\\c/\\n\\t")]
    [InlineData("\u000b\u001f", "\\u000B\\u001F")]
    public void Texts_are_written_with_nothing_escaped_but_what_json_requires(string text, string written)
    {
        Assert.Equal($"\"{written}\"", TopJsonText.Quoted(text));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(TopJsonText.Quoted(text)));
        var bytes = new ArrayBufferWriter<byte>();
        TopWriter.Write(bytes, new TopFormat(Json: true, Simplify: true), "", new TopObject().Add("t", text), false);
        Assert.Equal($"{{\"t\":\"{written}\"}}", Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    [Fact]
    public void Half_of_a_pair_spoils_nothing_else() =>
        Assert.Equal("\"a\uFFFDb\uFFFD\"", TopJsonText.Quoted("a\ud83db\ude00"));

    [Fact]
    public void A_number_has_its_text_beside_it()
    {
        const string no = "1234567890123456789";
        var content = new TopObject().AddId("tid", no).AddId("oid", "A-7").Add("x", 1);
        Assert.Equal(["tid", "tid_str", "oid", "oid_str", "x"], content.Parts.Select(p => p.Key));
        Assert.Equal(["tid", "tid_str"], content.Only(new TopFields("tid")).Parts.Select(p => p.Key));
        Assert.Equal(no, Assert.IsType<TopText>(content.Parts[1].Value).Text);
    }

    /// <summary>Byte by byte: the platform's own client goes offline for good when it sees a pong.</summary>
    [Fact]
    public async Task The_message_service_answers_no_ping()
    {
        var stop = TestContext.Current.CancellationToken;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(_site.Address.Host, _site.Address.Port, stop);
        var wire = tcp.GetStream();
        var hello = $"GET /tmc HTTP/1.1\r\nHost: {_site.Address.Authority}\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        await wire.WriteAsync(Encoding.ASCII.GetBytes(hello), stop);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            Assert.Equal(1, await wire.ReadAsync(one, stop));
            head.Append((char)one[0]);
        }
        Assert.StartsWith("HTTP/1.1 101", head.ToString(), StringComparison.Ordinal);
        // An empty ping, and then a message that is none: the next frame is the close.
        await wire.WriteAsync(new byte[] { 0x89, 0x80, 1, 2, 3, 4, 0x82, 0x81, 0, 0, 0, 0, 9 }, stop);
        Assert.Equal(1, await wire.ReadAsync(one, stop));
        Assert.Equal(0x88, one[0]);
    }
}
