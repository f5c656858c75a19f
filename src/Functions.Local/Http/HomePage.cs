using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Local.Http;

/// <summary>The page at <c>/</c> that the real host shows unless the setting <c>AzureWebJobsDisableHomepage</c> is true.</summary>
internal static class HomePage
{
    public static async Task WriteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Function app</title></head><body>
            <h1>This function app is running</h1>
            <p><a href="admin/functions">Its functions</a>. A function of its own at this address needs the setting
            <code>AzureWebJobsDisableHomepage=true</code>, here and in Azure.</p>
            </body></html>
            """,
            http.RequestAborted
        );
    }
}
