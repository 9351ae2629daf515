// Writes a file whole or not at all: to a temporary name beside it, then renamed.
namespace Stackless.Compiler;

static class WholeFile
{
    public static void Write(string path, byte[] content)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (IOException)
            {
                // The first error is the one to report.
            }
            if (error is ArgumentOutOfRangeException)
            {
                // What .NET makes of a file that may not become so long.
                throw new IOException($"{path}: file too large", error);
            }
            throw;
        }
    }
}
