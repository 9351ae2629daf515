// Writes files whole or not at all: to temporary names beside them, then renamed.
namespace Stackless.Compiler.Hosting;

static class WholeFile
{
    public static void Write(string path, byte[] content) => WriteAll([(path, content)]);

    /// <summary>Nothing is renamed before everything is written: a full disk leaves all files as they were.</summary>
    public static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        try
        {
            foreach (var (path, content) in files)
            {
                WriteTemporary(path, content);
            }
            foreach (var (path, _) in files)
            {
                File.Move(Temporary(path), path, overwrite: true);
            }
        }
        catch
        {
            foreach (var (path, _) in files)
            {
                Discard(Temporary(path));
            }
            throw;
        }
    }

    static string Temporary(string path) => $"{path}.{Environment.ProcessId}.tmp";

    static void WriteTemporary(string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(Temporary(path), content);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // What .NET makes of a file that may not become so long.
            throw new IOException($"{path}: file too large", error);
        }
    }

    static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (IOException)
        {
            // The first error is the one to report.
        }
    }
}
