// C# calls the prelude by generated names: a name that no file of it defines does not compile.

using System.Text.RegularExpressions;
using NUnit.Framework;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Structure;
[TestFixture]
public sealed class PreludeNameTests
{
    static readonly Regex spelled = new(@"Prelude\.(?:Call\(\s*ts,|Function\()\s*""");

    [Test]
    public void NoNameIsSpelledByHand()
    {
        var project = SourceReferences.Project("Stackless.Runtime");
        var wrong = from file in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
                    where spelled.IsMatch(File.ReadAllText(file))
                    select Path.GetRelativePath(project, file);
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void ANameIsWhatTheFileSays() => Assert.That(PreludeNames.ImportModule, Is.EqualTo("import_module"));
}
