// Programs and modules in zip files, and what a module that was named on the command line knows of itself.

using System.IO.Compression;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class ArchiveTests
{
    [Test]
    public void AZipFileWithAMainModuleRuns()
    {
        using var folder = new ScratchFolder();
        var archive = Path.Combine(folder.Path, "program.zip");
        using (var made = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            Add(made, "__main__.py", "import sys, beside; print(__name__, sys.argv[1:], beside.value)");
            Add(made, "beside.py", "value = 5");
        }
        Assert.That(Launcher.Stackless(archive, "a").Output, Is.EqualTo("__main__ ['a'] 5\n"));
    }

    [Test]
    public void AModuleThatRunsByNameHasASpec()
    {
        using var folder = new ScratchFolder();
        folder.File("greet.py", "print(__spec__.name, __name__, __loader__.path == __file__)");
        Assert.That(Launcher.Dotnet(folder.Path, Path.Combine(Launcher.Folder, "stackless.dll"), "-m", "greet").Output, Is.EqualTo("greet __main__ True\n"));
    }

    static void Add(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
