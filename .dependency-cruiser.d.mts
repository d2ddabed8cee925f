import type { IConfiguration } from 'dependency-cruiser';
declare const configuration: IConfiguration;
export default configuration;
export const pureLibraries: readonly string[];
