// By what a file is known to be as it was, without reading it: its size and the time of its last change, as CPython's cached files have them.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

/// <param name="Changed">In ticks of 100 ns since year 1, UTC.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FileStamp(long Size, long Changed)
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks);
    }
}
