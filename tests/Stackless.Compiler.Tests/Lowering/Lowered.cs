// Short ways for tests to get at lowered code.
using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Lowering;
static class Lowered
{
    public static IrModule Module(string text) => Pipeline.Lower(SourceText.FromString(text, "test.py"), "test");

    /// <summary>The first function defined in the module.</summary>
    public static IrFunction Function(string text) => Module(text).Body.Children[0];

    public static IrModule Dynamic(Mod tree, SourceText source) => Pipeline.LowerText(source, tree);

    public static Diagnostic Refused(string text) => Assert.Throws<PythonSyntaxException>(() => Module(text))!.Diagnostic;

    public static IEnumerable<Op> Ops(this IrFunction function) => function.Blocks.SelectMany(b => b.Ops);
}
