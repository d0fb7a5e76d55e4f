using Microsoft.AspNetCore.Http.Features;

namespace Antui.Server.Gateways.Top.Tmc;

/// <summary>
/// The message service's connection as the platform keeps it: binary frames and a close, nothing else. The platform's
/// own client libraries take a pong for a fault and go offline for good, and the framework answers every ping with one.
/// </summary>
internal sealed class TmcUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => new WithoutPongs(await inner.UpgradeAsync());

    /// <summary>The framework writes a frame in one piece, so a pong is known by its first byte.</summary>
    private sealed class WithoutPongs(Stream inner) : Stream
    {
        private const byte Pong = 0x8A;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            buffer.Span is [Pong, ..] ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (buffer.AsSpan(offset, count) is not [Pong, ..]) inner.Write(buffer, offset, count);
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
