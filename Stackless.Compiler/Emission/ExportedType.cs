// The .NET type that a C# project sees for a Python annotation, and what of it may be null, as C# compilers read it (NullableAttribute: a
// byte for each reference type in it, outer before inner; 1 is not null, 2 may be; 0 stands for a generic struct).
// What has no counterpart is object, which may be null. Nothing is in quotes any more. Called by ExportsEmitter.
//     int float str bool bytes            long double string bool byte[]
//     X | None, Optional[X]               X?
//     list[X], Sequence[X], tuple[X, ...]  IReadOnlyList<X>
//     dict[K, V], Mapping[K, V]           IReadOnlyDictionary<K, V>
//     tuple[X, Y]                         (X, Y)
//     Iterator[X], Iterable[X], Generator[X, ...]  IEnumerable<X>
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;
sealed record ExportedType(Type Type, IReadOnlyList<byte> Nullability)
{
    const byte NotNull = 1;
    const byte MayBeNull = 2;
    const int MaxTuple = 7;

    static readonly ExportedType any = new(typeof(object), [MayBeNull]);

    public static ExportedType Of(Expr? annotation) => annotation switch
    {
        Subscript subscript => OfGeneric(NameOf(subscript.Value), subscript.Slice is Ast.Tuple several ? several.Elts : [subscript.Slice]),
        BinOp { Op: Operator.BitOr, Left: var left, Right: Constant { Value: ConstantNone } } => Optional(Of(left)),
        BinOp { Op: Operator.BitOr, Left: Constant { Value: ConstantNone }, Right: var right } => Optional(Of(right)),
        null => any,
        _ => Named(NameOf(annotation)),
    };

    // list, typing.List, collections.abc.Iterator: the last name says it.
    static string NameOf(Expr expression) => expression switch
    {
        Name name => name.Id,
        Ast.Attribute attribute => attribute.Attr,
        _ => "",
    };

    static ExportedType Named(string name) => name switch
    {
        "int" => new(typeof(long), []),
        "float" => new(typeof(double), []),
        "bool" => new(typeof(bool), []),
        "str" => new(typeof(string), [NotNull]),
        "bytes" => new(typeof(byte[]), [NotNull]),
        "list" or "List" or "Sequence" => Generic(typeof(IReadOnlyList<>), any),
        "dict" or "Dict" or "Mapping" => Generic(typeof(IReadOnlyDictionary<,>), new ExportedType(typeof(object), [NotNull]), any),
        _ => any,
    };

    static ExportedType OfGeneric(string name, IReadOnlyList<Expr> arguments) => (name, arguments) switch
    {
        ("Optional", [var inner]) => Optional(Of(inner)),
        ("list" or "List" or "Sequence", [var element]) => Generic(typeof(IReadOnlyList<>), Of(element)),
        ("tuple" or "Tuple", [var element, Constant { Value: ConstantEllipsis }]) => Generic(typeof(IReadOnlyList<>), Of(element)),
        ("tuple" or "Tuple", { Count: >= 2 and <= MaxTuple }) => Tuple(arguments.Select(Of).ToArray()),
        ("dict" or "Dict" or "Mapping", [var key, var value]) => Generic(typeof(IReadOnlyDictionary<,>), Of(key), Of(value)),
        ("Iterator" or "Iterable" or "Generator", [var element, ..]) => Generic(typeof(IEnumerable<>), Of(element)),
        _ => any,
    };

    static ExportedType Optional(ExportedType type) => type.Type.IsValueType
        ? new(typeof(Nullable<>).MakeGenericType(type.Type), type.Nullability)
        : new(type.Type, [MayBeNull, .. type.Nullability.Skip(1)]);

    static ExportedType Generic(Type definition, params ExportedType[] arguments) =>
        new(definition.MakeGenericType([.. arguments.Select(a => a.Type)]), [NotNull, .. arguments.SelectMany(a => a.Nullability)]);

    static ExportedType Tuple(ExportedType[] items)
    {
        var definition = items.Length switch
        {
            2 => typeof(ValueTuple<,>),
            3 => typeof(ValueTuple<,,>),
            4 => typeof(ValueTuple<,,,>),
            5 => typeof(ValueTuple<,,,,>),
            6 => typeof(ValueTuple<,,,,,>),
            _ => typeof(ValueTuple<,,,,,,>),
        };
        return new(definition.MakeGenericType([.. items.Select(i => i.Type)]), [0, .. items.SelectMany(i => i.Nullability)]);
    }
}
