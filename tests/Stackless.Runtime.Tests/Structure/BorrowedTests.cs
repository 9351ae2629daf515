// Which parts of the runtime name the libraries that it borrows from: an application has these beside it only if it imports a module of which one is a part (ApplicationBuilder.borrowed).

using Mono.Cecil;
using NUnit.Framework;
using Stackless.Runtime.Tests.Resumption;

namespace Stackless.Runtime.Tests.Structure;

[TestFixture]
public sealed class BorrowedTests
{
    [TestCase("Org.BouncyCastle", new[] { "BZip2Module", "DigestModule", "PyBorrowedDigest", "Inflation", "Deflation" })]
    [TestCase("SharpCompress", new[] { "LzmaModule" })]
    public void ALibraryIsNamedByTheModulesThatBorrowFromIt(string library, string[] borrowing)
    {
        var runtime = new LoadedAssemblies().Read(typeof(Value));
        var naming = from type in runtime.GetTypes()
                     from method in type.Methods
                     where method.HasBody && method.Body.Instructions.Any(i => i.Operand is MemberReference member && (member as TypeReference ?? member.DeclaringType)?.FullName.StartsWith(library, StringComparison.Ordinal) == true)
                     select Outermost(type).Name;
        Assert.That(naming.Distinct(), Is.EquivalentTo(borrowing));
    }

    static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
