// What a debugger reads of a built assembly: its portable PDB, by System.Reflection.Metadata, as debuggers do.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using NUnit.Framework;
using Stackless.Compiler.Building;

namespace Stackless.Compiler.Tests.Emission;

[TestFixture]
public sealed class SymbolTests
{
    // A line without code of its own says so.
    const string Program = """
        import math

        LIMIT = 3

        def total(numbers, scale=1):
            "A docstring."    # none
            result = 0
            for n in numbers:
                if n > LIMIT:
                    continue
                elif n < 0:
                    break
                else:    # none
                    pass
                result += n
            while True:
                result -= 1
                if result % 2: break
            return result

        def guarded(action):
            try:
                value = action()
            except ValueError as error:
                print(error)
                raise RuntimeError("bad") from error
            except TypeError:
                return None
            else:    # none
                value = 2
            finally:    # none
                print("done")
            del value
            return 1

        def many(a, b, c, d, e, f, g, h, i, j):
            x = [y * 2 for y in a]
            y = x
            return y

        def produced(n):
            for i in range(n):
                got = yield i
                print(got)

        async def awaited(task):
            answer = await task
            async with task as entered:
                return answer

        class Shape:
            sides = 4
            def area(self, width: int) -> int:
                match width:
                    case 0:
                        return 0
                    case int():
                        x = width
                return x

        if LIMIT:
            with open("x") as f:
                assert f
        print(total([1, 2]))
        """;

    sealed record Method(string Name, string[] Parameters, List<SequencePoint> Points, Dictionary<int, string> Locals, List<(int Start, int End)> Scopes, int Size, MethodDefinitionHandle Handle);

    static (MetadataReader Symbols, byte[] Source, string File, List<Method> Methods) Build(string text, bool embedsSources = false)
    {
        var folder = Directory.CreateTempSubdirectory("stackless-symbols-");
        try
        {
            var file = Path.Combine(folder.FullName, "app.py");
            File.WriteAllText(file, text);
            var builder = new ApplicationBuilder { EmbedsSources = embedsSources };
            builder.Add(file);
            builder.Build(Path.Combine(folder.FullName, "out.dll"), null);
            var image = new PEReader(new MemoryStream(File.ReadAllBytes(Path.Combine(folder.FullName, "out.dll"))));
            var bytes = File.ReadAllBytes(Path.Combine(folder.FullName, "out.pdb"));
            var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream([.. bytes])).GetMetadataReader();
            Assert.That(image.ReadDebugDirectory().Any(e => e.Type == DebugDirectoryEntryType.CodeView
                && image.ReadCodeViewDebugDirectoryData(e).Guid == new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid), "the assembly names these symbols");
            var checksum = image.ReadPdbChecksumDebugDirectoryData(image.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.PdbChecksum));
            bytes.AsSpan(symbols.DebugMetadataHeader!.IdStartOffset, symbols.DebugMetadataHeader.Id.Length).Clear();
            Assert.That(checksum.Checksum, Is.EqualTo(SHA256.HashData(bytes)), "and says what is in them");
            return (symbols, File.ReadAllBytes(file), file, MethodsOf(image, symbols));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static List<Method> MethodsOf(PEReader image, MetadataReader symbols)
    {
        var metadata = image.GetMetadataReader();
        var methods = new List<Method>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var definition = metadata.GetMethodDefinition(handle);
            var locals = new Dictionary<int, string>();
            var scopes = new List<(int, int)>();
            foreach (var scope in symbols.GetLocalScopes(handle).Select(symbols.GetLocalScope))
            {
                scopes.Add((scope.StartOffset, scope.EndOffset));
                foreach (var variable in scope.GetLocalVariables().Select(symbols.GetLocalVariable))
                {
                    locals.Add(variable.Index, symbols.GetString(variable.Name));
                }
            }
            methods.Add(new Method(metadata.GetString(definition.Name),
                [.. definition.GetParameters().Select(metadata.GetParameter).Where(p => p.SequenceNumber > 0).OrderBy(p => p.SequenceNumber).Select(p => metadata.GetString(p.Name))],
                [.. symbols.GetMethodDebugInformation(handle).GetSequencePoints()], locals, scopes,
                definition.RelativeVirtualAddress == 0 ? 0 : image.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!.Length, handle));
        }
        return methods;
    }

    static Method Find(List<Method> methods, string function, bool isResume = false) =>
        methods.Single(m => m.Name.StartsWith(function + "#", StringComparison.Ordinal) && m.Name.EndsWith(".resume", StringComparison.Ordinal) == isResume);

    [Test]
    public void A_document_is_the_file_with_its_hash_and_language()
    {
        var (symbols, source, file, _) = Build(Program);
        var document = symbols.GetDocument(symbols.Documents.Single());
        Assert.That(symbols.GetString(document.Name), Is.EqualTo(file));
        Assert.That(symbols.GetGuid(document.HashAlgorithm), Is.EqualTo(new Guid("8829d00f-11b8-4213-878b-770e8597ac16")), "SHA-256");
        Assert.That(symbols.GetBlobBytes(document.Hash), Is.EqualTo(SHA256.HashData(source)));
        Assert.That(symbols.GetGuid(document.Language), Is.EqualTo(new Guid("da3c7d59-f9e4-4697-bee7-3a0703af6bff")));
    }

    [Test]
    public void Every_line_with_code_has_a_place_in_it()
    {
        var (_, _, _, methods) = Build(Program);
        var lines = Program.Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && !l.Text.EndsWith("# none", StringComparison.Ordinal)).Select(l => l.Number);
        foreach (var isResume in new[] { false, true })
        {
            var found = methods.Where(m => m.Name.EndsWith(".resume", StringComparison.Ordinal) == isResume || m.Name.StartsWith("produced", StringComparison.Ordinal) || m.Name.StartsWith("awaited", StringComparison.Ordinal))
                .SelectMany(m => m.Points).Where(p => !p.IsHidden).Select(p => p.StartLine).ToHashSet();
            Assert.That(lines.Where(l => !found.Contains(l)), Is.Empty, isResume ? "resume bodies" : "bodies");
        }
    }

    [Test]
    public void Places_lie_in_the_code_and_in_the_text()
    {
        var (_, _, _, methods) = Build(Program);
        var lines = Program.Split('\n');
        foreach (var method in methods.Where(m => m.Points.Count > 0))
        {
            Assert.That(method.Points.Select(p => p.Offset), Is.Ordered.Ascending.And.Unique, method.Name);
            Assert.That(method.Points[0].Offset, Is.EqualTo(0), method.Name);
            Assert.That(method.Points[^1].Offset, Is.LessThan(method.Size), method.Name);
            foreach (var point in method.Points.Where(p => !p.IsHidden))
            {
                Assert.That(point.StartColumn, Is.InRange(1, lines[point.StartLine - 1].Length), method.Name);
                Assert.That(point.EndColumn, Is.InRange(1, lines[point.EndLine - 1].Length + 1), method.Name);
            }
        }
    }

    [Test]
    public void How_a_method_is_left_and_entered_again_belongs_to_no_line()
    {
        var total = Find(Build(Program).Methods, "total", isResume: true);
        Assert.That((total.Points[0].IsHidden, total.Points[^1].IsHidden), Is.EqualTo((true, true)));
    }

    [Test]
    public void Variables_have_their_names()
    {
        var (_, _, _, methods) = Build(Program);
        Assert.That(Find(methods, "total").Parameters, Is.EqualTo(new[] { "ts", "function", "numbers", "scale" }));
        Assert.That(Find(methods, "total").Locals.Values, Is.EquivalentTo(new[] { "result", "n" }));
        Assert.That(Find(methods, "total", isResume: true).Locals.Values, Is.EquivalentTo(new[] { "numbers", "scale", "result", "n" }));
        Assert.That(Find(methods, "guarded").Locals.Values, Is.EquivalentTo(new[] { "value", "error" }));
        Assert.That(Find(methods, "Shape.area").Parameters, Is.EqualTo(new[] { "ts", "function", "self", "width" }));
        Assert.That(Find(methods, "produced", isResume: true).Locals.Values, Is.EquivalentTo(new[] { "n", "i", "got" }));
    }

    [Test]
    public void A_comprehensions_variable_is_told_apart_from_one_of_its_name()
    {
        var many = Find(Build(Program).Methods, "many");
        Assert.That(many.Locals.Values, Does.Contain("x").And.Contain("y").And.Contain("y.1"));
        Assert.That(many.Parameters, Is.EqualTo(new[] { "ts", "function", "arguments" }));
    }

    [Test]
    public void Scopes_lie_in_the_code()
    {
        foreach (var method in Build(Program).Methods.Where(m => m.Locals.Count > 0))
        {
            Assert.That(method.Scopes, Is.All.Matches<(int Start, int End)>(s => s.Start >= 0 && s.Start < s.End && s.End <= method.Size), method.Name);
        }
    }

    static BlobHandle Information(MetadataReader symbols, EntityHandle of, string kind) => symbols.GetCustomDebugInformation(of).Select(symbols.GetCustomDebugInformation)
        .Where(i => symbols.GetGuid(i.Kind) == new Guid(kind)).Select(i => i.Value).SingleOrDefault();

    const string EmbeddedSource = "0e8a571b-6926-466e-b4ad-8ab04611f5fe", AsyncStepping = "54fd2ac5-e925-401a-9c2a-f94f171072f8";

    [Test]
    public void A_document_holds_its_text_if_that_is_asked_for()
    {
        var (symbols, source, _, _) = Build(Program, embedsSources: true);
        var embedded = symbols.GetBlobBytes(Information(symbols, symbols.Documents.Single(), EmbeddedSource));
        using var content = new System.IO.Compression.DeflateStream(new MemoryStream(embedded, sizeof(int), embedded.Length - sizeof(int)), System.IO.Compression.CompressionMode.Decompress);
        var text = new byte[BitConverter.ToInt32(embedded)];
        content.ReadExactly(text);
        Assert.That(text, Is.EqualTo(source));
        Assert.That(content.ReadByte(), Is.EqualTo(-1));
    }

    [Test]
    public void It_holds_none_otherwise()
    {
        var (symbols, _, _, _) = Build(Program);
        Assert.That(Information(symbols, symbols.Documents.Single(), EmbeddedSource).IsNil, Is.True);
    }

    [TestCase("total")]
    [TestCase("produced")]
    [TestCase("awaited")]
    public void A_resume_body_belongs_to_its_function(string function)
    {
        var (symbols, _, _, methods) = Build(Program);
        Assert.That(symbols.GetMethodDebugInformation(Find(methods, function, isResume: true).Handle).GetStateMachineKickoffMethod(), Is.EqualTo(Find(methods, function).Handle));
    }

    // Where it may be left, and where in the resume body it goes on.
    static List<(int Left, int Resumed, int Method)> StepsOf(MetadataReader symbols, Method method)
    {
        var steps = new List<(int, int, int)>();
        if (Information(symbols, method.Handle, AsyncStepping) is { IsNil: false } information)
        {
            var reader = symbols.GetBlobReader(information);
            Assert.That(reader.ReadUInt32(), Is.Zero, "no handler");
            while (reader.RemainingBytes > 0)
            {
                steps.Add((reader.ReadInt32(), reader.ReadInt32(), reader.ReadCompressedInteger()));
            }
        }
        return steps;
    }

    [TestCase("total")]
    [TestCase("guarded")]
    [TestCase("awaited")]
    public void Where_a_resume_body_may_be_left_says_where_it_goes_on(string function)
    {
        var (symbols, _, _, methods) = Build(Program);
        var resume = Find(methods, function, isResume: true);
        var steps = StepsOf(symbols, resume);
        Assert.That(steps, Is.Not.Empty);
        Assert.That(steps, Is.All.Matches<(int Left, int Resumed, int Method)>(s => s.Left < resume.Size && s.Resumed < resume.Size && s.Method == System.Reflection.Metadata.Ecma335.MetadataTokens.GetRowNumber(resume.Handle)));
        Assert.That(steps.Select(s => s.Left), Is.Unique);
    }

    // As the trimmer reads symbols.
    [Test]
    public void Cecil_reads_them()
    {
        var folder = Directory.CreateTempSubdirectory("stackless-symbols-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "app.py"), Program);
            var builder = new ApplicationBuilder();
            builder.Add(Path.Combine(folder.FullName, "app.py"));
            builder.Build(Path.Combine(folder.FullName, "out.dll"), null);
            using var definition = Mono.Cecil.AssemblyDefinition.ReadAssembly(Path.Combine(folder.FullName, "out.dll"), new Mono.Cecil.ReaderParameters { ReadSymbols = true });
            var resumed = definition.MainModule.GetTypes().SelectMany(t => t.Methods).Single(m => m.Name.StartsWith("total#", StringComparison.Ordinal) && m.Name.EndsWith(".resume", StringComparison.Ordinal));
            Assert.That(resumed.Body.Instructions, Is.Not.Empty);
            Assert.That(resumed.CustomDebugInformations.OfType<Mono.Cecil.Cil.AsyncMethodBodyDebugInformation>().Count(), Is.EqualTo(1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_yield_is_none_of_these()
    {
        var (symbols, _, _, methods) = Build("def once(n):\n    yield n\n");
        Assert.That(StepsOf(symbols, Find(methods, "once", isResume: true)), Is.Empty);
    }

    [Test]
    public void A_stack_trace_of_net_shows_python_functions_and_lines() => Assert.That(Exports.CSharp.Run("""
        from typing import Callable
        class Shop:
            def sell(self, f: Callable[[], str]) -> str:
                x = 1
                return f()
        def outer(f: Callable[[], str]) -> str:
            return Shop().sell(f)
        """, "return app.outer(() => new System.Diagnostics.StackTrace(true).ToString());"),
        Does.Match(@"PythonModules\.app\.Shop\.sell#\d+\(.*Value self, Value f\) in .*app\.py:line 5\n").And.Match(@"PythonModules\.app\.outer#\d+\(.*Value f\) in .*app\.py:line 7\n"));
}
