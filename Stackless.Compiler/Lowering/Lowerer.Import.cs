// `import` and `from ... import`: the work is the runtime's import_name, import_from and import_star.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // import a.b             .m = import_name("a.b", None, 0); a = .m
    // import a.b as c        .m = import_name("a.b", None, 0); .n = import_from(.m, "b"); c = .n
    void LowerImport(Import statement)
    {
        foreach (var alias in statement.Names)
        {
            var mark = context.Mark();
            var parts = alias.Name.Split('.');
            var module = EmitIntrinsic(Intrinsics.ImportName, statement.Span, ConstOf(alias.Name), None, ConstOf(0));
            if (alias.AsName is null)
            {
                StoreName(parts[0], module, statement.Span);
            }
            else
            {
                foreach (var part in parts.Skip(1))
                {
                    module = EmitIntrinsic(Intrinsics.ImportFrom, statement.Span, module, ConstOf(part));
                }
                StoreName(alias.AsName, module, statement.Span);
            }
            context.Release(mark);
        }
    }

    // from ..a import b as c     .m = import_name("a", ("b",), 2); .b = import_from(.m, "b"); c = .b
    // from a import *            .m = import_name("a", ("*",), 0); import_star(.m, namespace or None)
    void LowerImportFrom(ImportFrom statement)
    {
        var names = new Ir.ConstTuple(statement.Names.Select(n => (Ir.Operand)ConstOf(n.Name)).ToArray());
        var module = EmitIntrinsic(Intrinsics.ImportName, statement.Span, ConstOf(statement.Module ?? ""), names, ConstOf(statement.Level));
        foreach (var alias in statement.Names)
        {
            var mark = context.Mark();
            if (alias.Name == "*")
            {
                EmitIntrinsic(Intrinsics.ImportStar, statement.Span, module, context.Namespace ?? (Ir.Operand)None);
            }
            else
            {
                var attribute = EmitIntrinsic(Intrinsics.ImportFrom, statement.Span, module, ConstOf(alias.Name));
                StoreName(alias.AsName ?? alias.Name, attribute, statement.Span);
            }
            context.Release(mark);
        }
    }
}
