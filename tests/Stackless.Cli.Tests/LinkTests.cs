// What stackless build writes beside an assembly: as much of the runtime and its libraries as the program uses.

using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
public sealed class LinkTests
{
    // A build without the ahead-of-time compiler has no libraries to take from: then what is imported is compiled in.
    static void NeedsTheLibrary() => Assume.That(File.Exists(Path.Combine(Launcher.Folder, "Stackless.StandardLibrary.dll")));

    static string BuildIn(ScratchFolder folder, string name, string program, params string[] options)
    {
        var output = Path.Combine(folder.Path, "out");
        var built = Launcher.Stackless(["build", folder.File(name + ".py", program), "-o", Path.Combine(output, name + ".dll"), .. options]);
        Assert.That(built.ExitCode, Is.Zero, built.Errors);
        return output;
    }

    static double Megabytes(string folder) => new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1e6;

    static bool Has(string folder, string part) => File.Exists(Path.Combine(folder, part));

    const string Asynchronous = """
        import asyncio
        async def double(n):
            await asyncio.sleep(0)
            return 2 * n
        async def main():
            print(await asyncio.gather(*map(double, range(3))))
        asyncio.run(main())
        """;

    [TestCase("print('hello')", "hello\n", 12.25)]
    [TestCase(Asynchronous, "[0, 2, 4]\n", 25)]
    public void AProgramIsNoLargerThanWhatItUses(string program, string output, double limit)
    {
        NeedsTheLibrary();
        using var folder = new ScratchFolder();
        var made = BuildIn(folder, "app", program);
        TestContext.Out.WriteLine($"{Megabytes(made):F2} MB");
        Assert.That(Launcher.Dotnet(made, "app.dll").Output, Is.EqualTo(output));
        Assert.That(Megabytes(made), Is.LessThan(limit));
    }

    [Test]
    public void AModuleWhoseLibraryIsNotThereSaysSo()
    {
        NeedsTheLibrary();
        using var folder = new ScratchFolder();
        var made = BuildIn(folder, "app", "try:\n    __import__('zl' + 'ib').compress(b'a')\nexcept ImportError as e:\n    print(e)");
        Assert.That(Launcher.Dotnet(made, "app.dll").Output, Is.EqualTo("BouncyCastle.Cryptography.dll is not beside the program (stackless build --include MODULE adds what a module needs)\n"));
    }

    [TestCase("print('hello')", false, false)]
    [TestCase("import zlib\nprint(zlib.crc32(b'a'))", true, false)]
    [TestCase("import lzma\nprint(lzma.compress(b'a')[:1])", true, true)]
    public void WhatIsBorrowedFromIsThereIfAModuleBorrows(string program, bool cryptography, bool compression)
    {
        NeedsTheLibrary();
        using var folder = new ScratchFolder();
        var made = BuildIn(folder, "app", program);
        Assert.That((Has(made, "BouncyCastle.Cryptography.dll"), Has(made, "SharpCompress.dll")), Is.EqualTo((cryptography, compression)));
    }

    [TestCase("print(eval('6 * 7'))", "42\n")]
    [TestCase("exec('x = 1')\nprint(x)", "1\n")]
    [TestCase("import builtins\nprint(builtins.eval('1'))", "1\n")]
    [TestCase("print(open(__file__).read(3) if False else 'x')", "x\n")]
    [TestCase("with open('note.txt', 'w') as f: f.write('a\\n')\nprint(open('note.txt').read(), end='')", "a\n")]
    [TestCase("import zlib, hashlib\nprint(zlib.decompress(zlib.compress(b'a')), hashlib.sha3_256(b'a').hexdigest()[:8])", "b'a' 80084bf2\n")]
    [TestCase("import lzma, bz2\nprint(lzma.decompress(lzma.compress(b'a')), bz2.decompress(bz2.compress(b'b')))", "b'a' b'b'\n")]
    [TestCase("import sqlite3\nprint(sqlite3.connect(':memory:').execute('select 1 + 1').fetchone())", "(2,)\n")]
    [TestCase("from decimal import Decimal\nprint(Decimal('0.1') * 3)", "0.3\n")]
    [TestCase("import re\nprint(re.sub('(a)', r'<\\1>', 'banana'))", "b<a>n<a>n<a>\n")]
    [TestCase("import stackless\nc = stackless.channel()\nstackless.tasklet(c.send)('sent')\nprint(c.receive())", "sent\n")]
    public void AProgramHasWhatItNames(string program, string output)
    {
        using var folder = new ScratchFolder();
        var outcome = Launcher.Dotnet(BuildIn(folder, "app", program), "app.dll");
        Assert.That(outcome.Output, Is.EqualTo(output), outcome.Errors);
    }

    [Test]
    public void AFileThatIsFoundAtRunTimeIsCompiled()
    {
        using var folder = new ScratchFolder();
        var made = BuildIn(folder, "app", "import sys\nsys.path.append('plugins')\nimport plugin\nprint(plugin.NAME)");
        Directory.CreateDirectory(Path.Combine(made, "plugins"));
        File.WriteAllText(Path.Combine(made, "plugins", "plugin.py"), "NAME = 'found'");
        Assert.That(Launcher.Dotnet(made, "app.dll").Output, Is.EqualTo("found\n"));
    }

    const string ByName = "import importlib\nprint(importlib.import_module('color' + 'sys').rgb_to_hsv(0, 1, 0)[1])";

    [Test]
    public void WhatIsImportedByANameOfItsOwnHasToBeNamed()
    {
        NeedsTheLibrary();
        using var folder = new ScratchFolder();
        Assert.That(Launcher.Dotnet(BuildIn(folder, "app", ByName), "app.dll").Errors, Does.Contain("ModuleNotFoundError: No module named 'colorsys'"));
    }

    [TestCase("--include", "colorsys")]
    [TestCase("--whole")]
    public void WhatIsNamedIsThere(params string[] options)
    {
        using var folder = new ScratchFolder();
        Assert.That(Launcher.Dotnet(BuildIn(folder, "app", ByName, options), "app.dll").Output, Is.EqualTo("1.0\n"));
    }

    [Test]
    public void TwoProgramsInAFolderHaveWhatBothUse()
    {
        using var folder = new ScratchFolder();
        BuildIn(folder, "first", "import colorsys, _lsprof\nprint(colorsys.rgb_to_hsv(0, 1, 0)[1])");
        var made = BuildIn(folder, "second", "import textwrap\nprint(textwrap.dedent('  a'))");
        Assert.That(Launcher.Dotnet(made, "first.dll").Output + Launcher.Dotnet(made, "second.dll").Output, Is.EqualTo("1.0\na\n"));
    }

    [Test]
    public void TheCompilerIsThereForWhoNamesItOnly()
    {
        using var folder = new ScratchFolder();
        Assert.That(Has(BuildIn(folder, "one", "print(1)"), "Stackless.Compiler.dll"), Is.False);
        Assert.That(Has(BuildIn(folder, "two", "print(eval('1'))"), "Stackless.Compiler.dll"), Is.True);
    }

    [Test]
    public void TwoBuildsOfTheLibrariesAreByteIdentical()
    {
        NeedsTheLibrary();
        using var one = new ScratchFolder();
        using var two = new ScratchFolder();
        foreach (var part in (string[])["Stackless.Library.dll", "Stackless.StandardLibrary.dll"])
        {
            Assert.That(File.ReadAllBytes(Path.Combine(BuildIn(one, "app", "import json"), part)), Is.EqualTo(File.ReadAllBytes(Path.Combine(BuildIn(two, "app", "import json"), part))));
        }
    }
}
