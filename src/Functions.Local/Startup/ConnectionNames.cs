using System.Reflection;

namespace Pipeline.Functions.Local.Startup;

/// <summary>The connections that an app's functions name, before its worker has said so.</summary>
internal static class ConnectionNames
{
    private const string Connection = "Connection";
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every value of a property <c>Connection</c> of an attribute in an assembly.</summary>
    public static IEnumerable<string> Of(Assembly app) =>
        app.GetTypes()
            .SelectMany(type => type.GetMembers(All))
            .SelectMany(member =>
                member is MethodInfo method
                    ? method.GetParameters().SelectMany(parameter => parameter.CustomAttributes).Concat(method.CustomAttributes)
                : member is PropertyInfo ? member.CustomAttributes
                : []
            )
            .SelectMany(attribute => attribute.NamedArguments)
            .Where(argument => argument.MemberName == Connection)
            .Select(argument => argument.TypedValue.Value)
            .OfType<string>()
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
