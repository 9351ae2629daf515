// `class`: a body function that fills a namespace, and the call that makes a class of it.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    const string NamespaceParameter = ".namespace";
    const string ClassCell = "__class__";

    // @d                         .d = d; .b = function C (the body) closure cells
    // class C(A, k=v): body      .c = build_class(.b, "C", (A,), {k: v}); .e = call .d(.c); C = .e
    void LowerClassDef(ClassDef statement)
    {
        var decorators = LowerAll(statement.DecoratorList);
        var span = DefinitionSpan(statement.Span, statement.DecoratorList);
        var made = statement.TypeParams.Count == 0
            ? EmitClass(statement, null, span)
            : LowerGeneric(statement, statement.Name, statement.TypeParams, span, [], all =>
            {
                StoreName(TypeParams, all, span);
                return EmitClass(statement, EmitIntrinsic(Intrinsics.GenericBase, span, all), span);
            });
        StoreDecorated(statement.Name, made, decorators, statement.DecoratorList, span);
    }

    /// <param name="genericBase">Generic[T], the last base of a class with type parameters.</param>
    Ir.Local EmitClass(ClassDef statement, Ir.Operand? genericBase, Span span)
    {
        var body = context.Temporary();
        var function = FunctionOf(statement, () => LowerClassBody(statement, span));
        Emit(new Ir.MakeFunction(body, function, null, null, ClosureOf(function), null), span);
        var bases = LowerElementsAsTuple(statement.Bases, span);
        if (genericBase is not null)
        {
            var all = context.Temporary();
            var last = context.Temporary();
            Emit(new Ir.Build(last, Ir.Container.Tuple, [genericBase]), span);
            Emit(new Ir.BinaryOp(all, Operator.Add, bases, last, IsInPlace: false), span);
            bases = all;
        }
        var keywords = LowerSpreadKeywords(statement.Keywords, body, span) ?? None;
        return EmitIntrinsic(Intrinsics.BuildClass, span, body, ConstOf(statement.Name), bases, keywords);
    }

    // class C: body              __module__ = __name__; __qualname__ = "C"; __firstlineno__ = line; (__doc__ = doc); body
    //                            __static_attributes__ = names; (__classcell__ = cell); return cell or None
    Ir.IrFunction LowerClassBody(ClassDef statement, Span span)
    {
        var scope = scopes.ScopeOf(statement);
        var function = new Ir.IrFunction(statement.Name, QualifiedName(statement.Name), Ir.FunctionKind.ClassBody)
        {
            FirstLine = span.Line,
            Span = span,
            Doc = DocOf(statement.Body),
        };
        var inner = new FunctionContext(function, scope, context) { StaticAttributes = new(StringComparer.Ordinal) };
        InFunction(inner, () =>
        {
            var classNamespace = Builder.Parameter(NamespaceParameter);
            inner.Namespace = classNamespace;
            EmitPrologue(span);
            var moduleName = context.Temporary();
            Emit(new Ir.LoadName(moduleName, classNamespace, "__name__", null), span);
            Set("__module__", moduleName);
            Set("__qualname__", ConstOf(function.QualifiedName));
            Set("__firstlineno__", ConstOf(span.Line));
            if (inner.OwnCells.TryGetValue(ClassDict, out var classDict))
            {
                Emit(new Ir.StoreCell(classDict, classNamespace), span);
            }
            if (statement.TypeParams.Count > 0)
            {
                Set("__type_params__", LoadName(TypeParams, span, null));
            }
            if (function.Doc is not null)
            {
                Set("__doc__", ConstOf(function.Doc));
            }
            BeginAnnotations(statement.Body, span);
            LowerBody(statement.Body);
            Builder.Span = span;
            EndAnnotations(statement.Body, span);
            Set("__static_attributes__", new Ir.ConstTuple(inner.StaticAttributes!.Select(n => (Ir.Operand)ConstOf(n)).ToArray()));
            if (classDict is not null)
            {
                Set("__classdictcell__", classDict);
            }
            Ir.Operand result = None;
            if (inner.OwnCells.TryGetValue(ClassCell, out var cell))
            {
                Set("__classcell__", cell);
                result = cell;
            }
            Terminate(new Ir.Return(result), span);

            void Set(string name, Ir.Operand value) => Emit(new Ir.StoreName(classNamespace, name, value), span);
        });
        return function;
    }
}
