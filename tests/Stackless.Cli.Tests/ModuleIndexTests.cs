// The runtime's own assemblies say by which tokens the classes of their modules are found.

using System.Globalization;
using System.Reflection;
using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
public sealed class ModuleIndexTests
{
    [TestCase("Stackless.Prelude")]
    [TestCase("Stackless.Library")]
    public void EveryModuleIsFoundByItsToken(string name)
    {
        var assembly = Assembly.LoadFile(Path.Combine(Launcher.Folder, name + ".dll"));
        using var index = new StreamReader(assembly.GetManifestResourceStream("<modules>")!);
        var lines = index.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(line => line.Split(' ')).Where(words => assembly.ManifestModule.ResolveType(int.Parse(words[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).FullName != "PythonModules." + words[0]), Is.Empty);
        Assert.That(lines, Has.Length.GreaterThan(20));
    }
}
